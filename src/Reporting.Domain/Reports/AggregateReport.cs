using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;
using Reporting.Domain.Templates;
using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>A unit's report is made from the reports in force of the units below it (E3). A total in which something is
/// missing has to be asked for, and says so for ever.</summary>
public sealed record AggregateReport(ReportId ReportId, bool IsPartial, DateTimeOffset Now, AccountId By)
{
    /// <summary>The reports of the units below; null: the regime has no chain.</summary>
    public IReadOnlyList<Subordinate>? Below { get; init; }

    /// <summary>The indicators of the form, by code.</summary>
    public required IReadOnlyDictionary<string, Indicator> Indicators { get; init; }

    /// <summary>What the report's other periods have in force; formulas may ask for it.</summary>
    public Func<PeriodShift, CellValues?>? Elsewhere { get; init; }

    /// <param name="command">The wish.</param>
    /// <param name="version">The template version in which the report was assigned.</param>
    /// <param name="state">The report so far.</param>
    public static Decision<ReportEvent> Decide(AggregateReport command, TemplateVersion version, Report state)
    {
        if (state.State == ReportState.NotAssigned)
            return Refuse(ReportRefusals.NotAssigned());
        if (!state.IsInEntry)
            return Refuse(ReportRefusals.NotInEntry(state.State));
        if (command.Below is null)
            return Refuse(AggregationRefusals.NoChain(state.Regime));
        if (Check(command) is { } wrong)
            return Refuse(wrong);
        Subordinate[] contributors = [.. command.Below.Where(one => one.Report.InForce is not null)];
        try
        {
            return Emitted(command, version, contributors, state);
        }
        catch (OverflowException)
        {
            return Refuse(ReportRefusals.FigureTooLong(version.Template));
        }
    }

    private static Refusal? Check(AggregateReport command)
    {
        if (command.Below is not { Count: > 0 } below)
            return AggregationRefusals.NoSubordinates();
        if (below.All(one => one.Report.InForce is null))
            return AggregationRefusals.NothingToAggregate();
        string[] missing =
        [
            .. below.Where(one => one.Report.InForce is null or { Aggregation.IsPartial: true }).Select(one => one.Code),
        ];
        return missing.Length > 0 && !command.IsPartial ? AggregationRefusals.SubordinatesMissing(missing) : null;
    }

    private static Decision<ReportEvent> Emitted(
        AggregateReport command, TemplateVersion version, Subordinate[] contributors, Report state)
    {
        var joined = CellAggregation.Of(
            version, command.Indicators, CellAggregation.DayOf(state), [.. contributors.Select(one => one.Report.InForce!)]);
        var asked = joined.Where(cell => state.AskedCells?.Contains(cell.Key) != false).ToArray();
        if (asked.FirstOrDefault(cell => !FigureText.IsInRange(cell.Value.Value!.Value)).Key is { } tooLong)
            return Refuse(ReportRefusals.FigureTooLong(tooLong));
        var (cells, details) = Changes(asked.ToDictionary(), version, state);
        (cells, details) = DerivedCells.Added(cells, details, version, command.Elsewhere, state);
        var aggregation = Trace(command, contributors, asked.Select(cell => cell.Value.Average).OfType<AverageParts>());
        var opensVersion = state.State is ReportState.Returned or ReportState.CorrectionApproved;
        // Made again from the same reports it is the same.
        return cells.Count == 0 && details.Count == 0 && aggregation == state.Aggregation && !opensVersion
            ? Emit()
            : Emit(new FiguresEntered(
                command.ReportId, state.EntryVersion, cells, [], command.By, details.Count == 0 ? null : details,
                new FigureSource(SourceKind.Subordinates), aggregation));
    }

    // What came from below before and does not any longer goes away; what somebody entered beside it stays.
    private static (EquatableArray<EnteredCell>, EquatableArray<EnteredDetail>) Changes(
        Dictionary<string, CellAggregation.Joined> joined, TemplateVersion version, Report state)
    {
        var (cells, details) = (new List<EnteredCell>(), new List<EnteredDetail>());
        foreach (var cell in version.Cells.Where(cell => cell is { Kind: CellKind.Number, Formula: null })
            .OrderBy(cell => cell.Name, StringComparer.Ordinal))
        {
            var before = cell.IsFigure ? state.Cells.Find(cell.Name)?.Source : state.Details.Find(cell.Name)?.Source;
            var wasBelow = before?.Kind == SourceKind.Subordinates;
            var now = joined.GetValueOrDefault(cell.Name);
            if (now is null && !wasBelow)
                continue;
            if (wasBelow && state.Number(cell.Name) == now?.Value)
                continue;
            var isNil = now is { IsNil: true } && cell.AllowsNil ? true : (bool?)null;
            if (cell.IsFigure)
                cells.Add(new EnteredCell(cell.Name, now?.Value is { } value ? FigureText.Normalise(value) : null, isNil));
            else
                details.Add(new EnteredDetail(
                    cell.Name, now?.Value is { } value ? CellAggregation.Text(value) : null, isNil));
        }
        return (cells.ToEquatableArray(), details.ToEquatableArray());
    }

    private static ReportAggregation Trace(
        AggregateReport command, Subordinate[] contributors, IEnumerable<AverageParts> averages)
    {
        AbsentReport[] absent =
        [
            .. command.Below!.Where(one => one.Report.InForce is null).Select(one => new AbsentReport(
                one.ReportId, one.Unit, System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(one.Report.State.ToString()),
                one.IsLate(command.Now) ? true : null)),
        ];
        EquatableArray<AverageParts> behind = averages.ToEquatableArray();
        return new ReportAggregation(
            contributors.Select(one => Of(one, command.Now)).ToEquatableArray(),
            absent.Length == 0 ? null : absent.ToEquatableArray(), behind.Count == 0 ? null : behind);
    }

    private static Contributor Of(Subordinate one, DateTimeOffset now) => new(
        one.ReportId, one.Unit, one.Report.InForce!.Version, one.Report.InForce.ContentHash, one.IsLate(now) ? true : null,
        one.Report.InForce.Aggregation?.IsPartial == true ? true : null);
}
