using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class SubmitReportSpec : ReportSpec
{
    private static Decision<ReportEvent> Submit(Report state) =>
        SubmitReport.Decide(new SubmitReport(July, Binh), Malaria, state);

    private static FiguresEntered Cells(params (string Indicator, decimal? Value)[] cells) => Entry(1, Binh, cells);

    [Fact]
    public void What_was_entered_is_submitted_with_its_hash() => Given(ToEntry).When(Submit).Then(Submitted);

    [Fact]
    public void What_the_leader_rejected_can_be_submitted_as_it_is() =>
        Given([.. ToSubmitted, new ReportRejected(July, 1, "Sai", Chi)]).When(Submit).Then(Submitted);

    [Fact]
    public void A_report_without_any_figure_is_not_submitted() =>
        Given([.. ToEntry, Cells(("total", null), ("male", null), ("female", null))]).When(Submit)
            .ThenRefused("report.empty");

    [Fact]
    public void A_broken_error_blocks() =>
        Given([.. ToEntry, Cells(("total", 6))]).When(Submit).ThenRefused("report.constraint-broken", "sexes");

    [Fact]
    public void A_broken_warning_needs_a_comment() =>
        Given([.. ToEntry, Cells(("cost", 501))]).When(Submit).ThenRefused("report.warning-uncommented", "cheap");

    [Fact]
    public void A_commented_warning_lets_pass()
    {
        var commented = new FiguresEntered(July, 1, [new("cost", 501)], [new("cheap", "Thuốc mới")], Binh);
        var hash = ReportContent.Hash(Fold([.. ToEntry, commented]));
        Given([.. ToEntry, commented]).When(Submit).Then(Submitted with { ContentHash = hash });
    }

    [Fact]
    public void A_constraint_with_an_unreported_cell_does_not_apply()
    {
        ReportEvent[] history = [Assigned, Cells(("total", 6), ("male", 2))];
        Given(history).When(Submit).Then(Submitted with { ContentHash = ReportContent.Hash(Fold(history)) });
    }

    [Fact]
    public void A_report_that_nobody_owes_is_not_submitted() => Given().When(Submit).ThenRefused("report.not-assigned");

    [Fact]
    public void Only_what_is_in_entry_is_submitted() => RefusedExceptIn(
        "report.not-in-entry", Submit, ReportState.NotAssigned, ReportState.InEntry, ReportState.Rejected,
            ReportState.Submitted, ReportState.Checked);
}
