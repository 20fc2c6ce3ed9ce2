using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class RecallReportSpec : ReportSpec
{
    private static readonly RecallReport Recall = new(July, Binh);

    [Fact]
    public void What_was_submitted_comes_back() =>
        Given(ToSubmitted).When(RecallReport.Decide, Recall).Then(new ReportRecalled(July, 1, Binh));

    [Fact]
    public void What_was_sent_and_not_accepted_comes_back() =>
        Given(ToSent).When(RecallReport.Decide, Recall).Then(new ReportRecalled(July, 1, Binh));

    [Fact]
    public void The_version_stays_and_the_signature_is_gone()
    {
        var report = Fold([.. ToSent, new ReportRecalled(July, 1, Binh)]);
        Assert.Equal((ReportState.InEntry, 1, null), (report.State, report.Version, report.SignedBy));
    }

    [Fact]
    public void Anything_else_cannot_be_recalled() => RefusedExceptIn(
        "report.nothing-to-recall", state => RecallReport.Decide(Recall, state), ReportState.Submitted,
            ReportState.Sent, ReportState.Signed, ReportState.ReturnedUnsigned);
}
