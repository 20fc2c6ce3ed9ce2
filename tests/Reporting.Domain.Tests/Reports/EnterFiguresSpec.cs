using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class EnterFiguresSpec : ReportSpec
{
    private static Func<Report,
        Decision<ReportEvent>> Enter(AccountId by, params (string Indicator, decimal? Value)[] cells) =>
        state => EnterFigures.Decide(
            new EnterFigures(July, cells.Select(c => new EnteredCell(c.Indicator, c.Value)).ToEquatableArray(), [],
                by), Malaria, state);

    private static Func<Report, Decision<ReportEvent>> Comment(params RuleComment[] comments) =>
        state => EnterFigures.Decide(new EnterFigures(July, [], comments.ToEquatableArray(), Binh), Malaria, state);

    [Fact]
    public void The_first_entry_opens_version_1() =>
        Given(Assigned).When(Enter(Binh, ("total", 5), ("male", 2), ("female", 3))).Then(Entered);

    [Fact]
    public void What_is_not_named_stays() => Assert.Equal(
        [("female", 3m, Binh), ("male", 2m, Binh), ("total", 6m, Chi)],
        Fold([.. ToEntry, Entry(1, Chi, ("total", 6))]).Cells.Figures.Select(c => (c.Indicator, c.Value, c.EnteredBy)));

    [Fact]
    public void Only_what_changes_is_recorded() =>
        Given(ToEntry).When(Enter(Chi, ("total", 6), ("male", 2))).Then(Entry(1, Chi, ("total", 6)));

    [Fact]
    public void Null_clears_a_cell() =>
        Given(ToEntry).When(Enter(Binh, ("total", null))).Then(Entry(1, Binh, ("total", null)));

    [Fact]
    public void Clearing_an_empty_cell_adds_nothing() => Given(ToEntry).When(Enter(Binh, ("cost", null))).Then();

    [Fact]
    public void Figures_lose_the_zeros_that_say_nothing() =>
        Given(ToEntry).When(Enter(Binh, ("cost", 12.500m))).Then(Entry(1, Binh, ("cost", 12.5m)));

    [Fact]
    public void A_comment_is_kept_with_its_rule() =>
        Given(ToEntry).When(Comment(new RuleComment("cheap", "Thuốc mới")))
            .Then(new FiguresEntered(July, 1, [], [new("cheap", "Thuốc mới")], Binh));

    [Fact]
    public void After_a_rejection_the_version_stays() =>
        Given([.. ToSubmitted, new ReportRejected(July, 1, "Sai", Chi)]).When(Enter(Binh, ("total", 6)))
            .Then(Entry(1, Binh, ("total", 6)));

    [Fact]
    public void After_a_return_the_entry_opens_the_next_version() =>
        Given([.. ToSent, Returned]).When(Enter(Binh, ("total", 6))).Then(Entry(2, Binh, ("total", 6)));

    [Fact]
    public void After_a_return_the_same_figures_open_the_next_version_too() =>
        Given([.. ToSent, Returned]).When(Enter(Binh, ("total", 5))).Then(Entry(2, Binh));

    [Fact]
    public void An_approved_correction_has_opened_its_version() =>
        Given(ToApproved).When(Enter(Binh, ("total", 6))).Then(Entry(2, Binh, ("total", 6)));

    [Fact]
    public void A_correction_starts_with_the_accepted_cells()
    {
        var report = Fold([.. ToApproved, Entry(2, Chi, ("total", 6))]);
        Assert.Equal([3m, 2m, 6m], report.Cells.Figures.Select(c => c.Value));
        Assert.Equal([3m, 2m, 5m], report.InForce?.Cells.Figures.Select(c => c.Value));
        Assert.Equal([Chi], report.EnteredBy);
    }

    [Fact]
    public void A_report_that_comes_back_after_a_withdrawal_begins_empty() => Assert.Equal(
        0, Fold([.. ToWithdrawn, new CorrectionRequested(July, 2, "x", Binh),
            new CorrectionApproved(July, 3, Dung)]).Cells.Count);

    [Fact]
    public void An_indicator_must_be_a_row_of_the_version() =>
        Given(Assigned).When(Enter(Binh, ("total", 5), ("deaths", 1)))
            .ThenRefused("report.figure-not-in-template", "deaths");

    [Fact]
    public void A_figure_has_no_more_decimals_than_its_indicator() =>
        Given(Assigned).When(Enter(Binh, ("total", 5.5m), ("cost", 1.25m)))
            .ThenRefused("report.too-many-decimals", "total");

    [Fact]
    public void A_figure_is_not_endless() =>
        Given(Assigned).When(Enter(Binh, ("total", 1_000_000_000_000_000m)))
            .ThenRefused("report.figure-too-long", "total");

    [Fact]
    public void An_indicator_is_named_once() =>
        Given(Assigned).When(Enter(Binh, ("total", 5), ("total", 6))).ThenRefused("report.figure-twice", "total");

    [Fact]
    public void A_comment_is_on_a_rule_of_the_version() =>
        Given(Assigned).When(Comment(new RuleComment("ages", "x"))).ThenRefused("report.rule-unknown", "ages");

    [Fact]
    public void A_comment_is_not_blank() =>
        Given(Assigned).When(Comment(new RuleComment("cheap", " "))).ThenRefused("text.blank", "comments");

    [Fact]
    public void A_rule_is_commented_once() =>
        Given(Assigned).When(Comment(new("cheap", "x"), new("cheap", "y")))
            .ThenRefused("report.comment-twice", "cheap");

    [Fact]
    public void A_report_that_nobody_owes_takes_no_figures() =>
        Given().When(Enter(Binh, ("total", 5))).ThenRefused("report.not-assigned");

    [Fact]
    public void Figures_are_entered_only_while_the_report_is_in_entry() => RefusedExceptIn(
        "report.not-in-entry", Enter(Binh, ("total", 6)), ReportState.NotAssigned, ReportState.Assigned,
            ReportState.InEntry,
        ReportState.Rejected, ReportState.Returned, ReportState.CorrectionApproved, ReportState.Checked);
}
