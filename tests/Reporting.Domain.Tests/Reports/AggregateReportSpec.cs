using Reporting.Domain.Indicators;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

/// <summary>E3: a unit's report is made from the reports in force of the units below it.</summary>
public sealed class AggregateReportSpec : ReportSpec
{
    private static readonly DateTimeOffset Now = Noon.AddDays(1);

    private static Subordinate Below(UnitId unit, params (string Indicator, decimal? Value)[] cells)
    {
        var id = Report.IdOf(unit, "malaria-monthly", "malaria", PeriodOf("2026-07"), 1);
        var assigned = Assigned with { ReportId = id, Unit = unit, DueAt = Noon.AddHours(2) };
        var figures = cells.Where(cell => cell.Value is not null)
            .Select(cell => new AcceptedFigure(cell.Indicator, cell.Value!.Value, Binh))
            .OrderBy(figure => figure.Indicator, StringComparer.Ordinal).ToEquatableArray();
        var report = figures.Count == 0 ? Fold(assigned)
            : Fold(
                assigned, Entry(1, Binh, cells), Submitted, SignedByChi, Sent,
                Accepted with { ReportId = id, Unit = unit, Figures = figures });
        return new Subordinate(id, unit, unit == Xuan ? "01-xuan" : "01-thu", report);
    }

    private static AggregateReport Aggregate(bool isPartial, params Subordinate[] below) => new(July, isPartial, Now, Binh)
    {
        Below = below, Indicators = Catalogue,
    };

    private static Func<Report, Decision<ReportEvent>> Of(AggregateReport command, TemplateVersion? version = null) =>
        state => AggregateReport.Decide(command, version ?? Malaria, state);

    private static readonly Subordinate OfXuan = Below(Xuan, ("total", 5), ("male", 2), ("female", 3));
    private static readonly Subordinate OfThu = Below(Thu, ("total", 7), ("male", 7), ("female", 0), ("cost", 1.5m));
    private static readonly Subordinate Missing = Below(Thu);

    private static FiguresEntered Made(ReportAggregation aggregation, params (string Indicator, decimal? Value)[] cells) =>
        Entry(1, Binh, cells) with { Source = new FigureSource(SourceKind.Subordinates), Aggregation = aggregation };

    private static Contributor From(Subordinate one) => new(one.ReportId, one.Unit, 1, Hash, IsLate: true);

    private static readonly FiguresEntered Both = Made(
        new([From(OfXuan), From(OfThu)]), ("cost", 1.5m), ("female", 3), ("male", 9), ("total", 12));

    [Fact]
    public void E3_Sums_are_made_and_name_their_contributors() =>
        Given(Assigned).When(Of(Aggregate(false, OfXuan, OfThu))).Then(Both);

    [Fact]
    public void E3_What_is_missing_is_asked_for_first() =>
        Given(Assigned).When(Of(Aggregate(false, OfXuan, Missing))).ThenRefused("report.subordinates-missing", "01-thu");

    [Fact]
    public void E3_A_partial_total_says_so() =>
        Given(Assigned).When(Of(Aggregate(true, OfXuan, Missing))).Then(Made(
            new([From(OfXuan)], new([new AbsentReport(Missing.ReportId, Thu, "assigned", IsLate: true)])),
            ("female", 3), ("male", 2), ("total", 5)));

    [Fact]
    public void E3_A_total_of_a_partial_total_is_partial()
    {
        var partial = OfXuan with
        {
            Report = Fold(
                Assigned, Entered, Submitted, SignedByChi, Sent,
                Accepted with { Aggregation = new([], new([new AbsentReport(July, Thu, "assigned")])) }),
        };
        Given(Assigned).When(Of(Aggregate(false, partial))).ThenRefused("report.subordinates-missing", "01-xuan");
        var decided = Assert.IsType<Decision<ReportEvent>.Decided>(Of(Aggregate(true, partial))(Fold(Assigned)));
        Assert.True(Assert.IsType<FiguresEntered>(decided.Events.Single()).Aggregation!.IsPartial);
    }

    [Fact]
    public void E3_Nothing_comes_of_nothing()
    {
        Given(Assigned).When(Of(Aggregate(true, Missing))).ThenRefused("report.nothing-to-aggregate");
        Given(Assigned).When(Of(Aggregate(true))).ThenRefused("report.no-subordinates");
        Given(Assigned).When(Of(Aggregate(true) with { Below = null })).ThenRefused("report.regime-without-chain");
        RefusedExceptIn(
            "report.not-in-entry", Of(Aggregate(true, OfXuan)), ReportState.NotAssigned, ReportState.Assigned,
            ReportState.InEntry, ReportState.Checked, ReportState.Rejected, ReportState.Returned,
            ReportState.CorrectionApproved);
    }

    [Fact]
    public void E3_An_aggregated_cell_is_not_changed_by_hand()
    {
        Given(Assigned, Both).When(state => EnterFigures.Decide(
            new EnterFigures(July, [new("male", 10)], [], Binh), Malaria, state))
            .ThenRefused("report.cell-aggregated", "male");
        // The same value again is no change.
        Given(Assigned, Both).When(state => EnterFigures.Decide(
            new EnterFigures(July, [new("male", 9)], [], Binh), Malaria, state)).Then();
    }

    [Fact]
    public void E3_What_changed_below_is_added_up_again_before_it_is_submitted()
    {
        var later = OfThu with { Report = Fold([.. OfThuHistory(2)]) };
        Given(Assigned, Both).When(state => SubmitReport.Decide(
            new SubmitReport(July, Binh) { Below = [OfXuan, later] }, Malaria, state))
            .ThenRefused("report.below-changed", "01-thu");
        Given(Assigned, Both).When(Of(Aggregate(false, OfXuan, later))).Then(Made(
            new([From(OfXuan), From(OfThu) with { Version = 2 }]), ("cost", null), ("female", 6), ("male", 4), ("total", 10)));
    }

    private static IEnumerable<ReportEvent> OfThuHistory(int version) =>
    [
        Assigned with { ReportId = OfThu.ReportId, Unit = Thu, DueAt = Noon.AddHours(2) }, .. ToAccepted.Skip(1),
        Requested, Approved, Entry(version, Binh, ("total", 5)), Submitted with { Version = 2 },
        SignedByChi with { Version = 2 }, Sent with { Version = 2 }, Accepted with { Version = 2 },
    ];

    [Fact]
    public void E9_A_total_is_marked_once_when_a_report_below_changes()
    {
        ReportEvent[] accepted = [Assigned, Both, Submitted, SignedByChi, Sent, Accepted with { Aggregation = Both.Aggregation }];
        Given(accepted).When(state => AcceptReport.Overtake(OfThu.ReportId, 2, false, state))
            .Then(new AggregateOutdated(July, 1, OfThu.ReportId, 2));
        Given(accepted).When(state => AcceptReport.Overtake(OfThu.ReportId, 1, false, state))
            .Then();
        Given(ToAccepted).When(state => AcceptReport.Overtake(OfThu.ReportId, 2, false, state))
            .Then();
    }

    [Fact]
    public void E3_What_is_signed_names_the_contributors()
    {
        var content = ReportContent.Canonical(Fold(Assigned, Both));
        Assert.StartsWith(
            $"{{\"aggregation\":{{\"contributors\":[{{\"contentHash\":\"{Hash}\",\"report\":\"{OfXuan.ReportId.Value}\",\"version\":1}},",
            content, StringComparison.Ordinal);
        Assert.Contains("\"partial\":false}", content, StringComparison.Ordinal);
    }
}
