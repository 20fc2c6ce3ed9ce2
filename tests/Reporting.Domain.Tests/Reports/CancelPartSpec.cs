using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class CancelPartSpec : ReportSpec
{
    private static readonly PartAssigned First = new(July, 1, null, Thu, null, null, Noon, null, Ana);
    private static readonly CancelPart Cancel = new(July, 1, "Đổi phòng", Ana);

    [Fact]
    public void D2_A_part_is_taken_back() =>
        Given(Assigned, First).When(CancelPart.Decide, Cancel).Then(new PartCancelled(July, 1, "Đổi phòng", Ana));

    [Fact]
    public void D2_What_was_made_of_it_goes_with_it_and_numbers_are_not_used_again()
    {
        var report = Fold(Assigned, First, First with { Part = 2, Parent = 1 }, First with { Part = 3, Parent = 2 },
            First with { Part = 4 }, new PartCancelled(July, 1, "x", Ana));
        Assert.Equal([4], report.Parts.Keys);
        Assert.Equal(4, report.LastPart);
    }

    [Fact]
    public void It_has_a_reason() => Given(Assigned, First).When(CancelPart.Decide, Cancel with { Reason = "" })
        .ThenRefused("report.reason-missing", "reason");

    [Fact]
    public void It_must_be_there() => Given(Assigned).When(CancelPart.Decide, Cancel)
        .ThenRefused("assignment.part-unknown", "part");

    [Fact]
    public void Only_while_the_report_is_owed() => RefusedExceptIn(
        "assignment.not-open", state => CancelPart.Decide(Cancel, state), ReportState.Assigned, ReportState.InEntry,
        ReportState.Submitted, ReportState.Rejected, ReportState.Returned, ReportState.Checked,
        ReportState.ReturnedUnsigned);
}
