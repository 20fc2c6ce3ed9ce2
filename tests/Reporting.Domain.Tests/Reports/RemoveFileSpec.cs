using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class RemoveFileSpec : ReportSpec
{
    private static readonly FileAttached Attached =
        new(July, 1, 1, "a.pdf", "application/pdf", 10, new string('a', 64), null, Binh);

    private static Func<Report, Decision<ReportEvent>> Remove(int number) =>
        state => RemoveFile.Decide(new RemoveFile(July, number, Binh), state);

    [Fact]
    public void E10_A_file_is_taken_away_before_the_report_is_submitted() =>
        Given([.. ToEntry, Attached]).When(Remove(1)).Then(new FileRemoved(July, 1, 1, Binh));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    public void E10_What_was_never_attached_is_unknown(int number) =>
        Given([.. ToEntry, Attached]).When(Remove(number)).ThenRefused("attachment.unknown");

    [Fact]
    public void E10_A_report_that_nobody_owes_has_no_files() => Given().When(Remove(1)).ThenRefused("report.not-assigned");

    [Fact]
    public void E10_What_was_submitted_keeps_its_files() =>
        Given([.. ToEntry, Attached, Submitted]).When(Remove(1)).ThenRefused("attachment.report-closed");
}
