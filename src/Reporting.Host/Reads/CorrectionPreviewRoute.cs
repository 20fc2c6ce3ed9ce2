using System.Globalization;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
using Reporting.Read;
using Reporting.Read.Aggregates;
using Reporting.Read.Reading;
using Reporting.Write;
using Reporting.Write.Http;
using Reporting.Write.Reports;

namespace Reporting.Host.Reads;

/// <summary>GET /api/reports/{id}/correction-preview: which totals a correction would change, and by how much, before the
/// requesting unit approves or accepts it (E9). For whoever may read the requesting unit.</summary>
internal static class CorrectionPreviewRoute
{
    /// <param name="Figures">What the correction changes, as far as it is known.</param>
    /// <param name="Aggregated">The reports that were made from it, up the chain.</param>
    /// <param name="Totals">The standing totals up the tree of units that the caller may see.</param>
    public sealed record Resource(
        Guid Report, string? Reason, IReadOnlyList<Change> Figures, IReadOnlyList<AggregatedChange> Aggregated,
        IReadOnlyList<TotalChange> Totals);

    public sealed record Change(string Cell, string? Old, string? New);

    public sealed record AggregatedChange(Guid Report, string Unit, int Version, string Cell, string? Old, string? New);

    public sealed record TotalChange(string Unit, string Indicator, string? Old, string? New);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/reports/{id:guid}/correction-preview", Handle).WithName("CorrectionPreview").Produces<Resource>()
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task Handle(
        Guid id, HttpContext http, Streams streams, BusinessDay day, CorrectionEffects effects, ReadSide read,
        CancellationToken ct)
    {
        var report = (await streams.Reports.Refresh(id, ct)).State;
        if (report.State == ReportState.NotAssigned)
        {
            await Problem.Write(http, StatusCodes.Status404NotFound, ReportRefusals.NotAssigned());
            return;
        }
        var units = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State.At(day.Of(null));
        if (!CurrentAccount.Of(http).State.MayRead(report.RequestingUnit, units))
        {
            await Problem.Write(http, StatusCodes.Status403Forbidden, RequestRefusals.Forbidden());
            return;
        }
        if (!await WaitForPosition.Passed(http))
            return;
        var changes = CorrectionEffects.Changes(report);
        string Code(UnitId unit) => units.ById(unit)?.Code ?? unit.Value.ToString();
        var caller = read.Caller(await Readers.Scope(http, streams));
        await Write.Http.Answer.Json(http, new Resource(
            id, report.CorrectionReason,
            [.. changes.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new Change(
                one.Key, Text(one.Value.Old), Text(one.Value.New)))],
            [.. (await effects.Above(report, ct)).Select(one => new AggregatedChange(
                one.ReportId.Value, Code(one.Unit), one.Version, one.Cell, Text(one.Old), Text(one.New)))],
            report.Aggregation is null ? await Totals(report, changes, units, streams, read, caller, ct) : []));
    }

    // From the unit up, as far as the caller may see: the direct totals of the tree as filed.
    private static async Task<IReadOnlyList<TotalChange>> Totals(
        Report report, IReadOnlyDictionary<string, (decimal? Old, decimal? New)> changes, UnitRegister units,
        Streams streams, ReadSide read, Caller caller, CancellationToken ct)
    {
        var totals = new List<TotalChange>();
        if (changes.Count == 0 || !Period.TryParse(report.Period, null, out var period))
            return totals;
        var rules = new List<(IndicatorDefined Rule, decimal? New)>();
        foreach (var (code, change) in changes.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            var indicator = (await streams.Indicators.Recent(Indicator.StreamIdOf(code), ct)).State;
            if (indicator.Definition is { Formula: null } rule)
                rules.Add((rule, change.New));
        }
        foreach (var above in units.Path(report.Unit, period.Last).Skip(1))
        {
            var question = new AggregatesQuestion(
                [.. rules.Select(one => one.Rule.Code).Concat(rules.Select(one => one.Rule.Weight).OfType<string>()).Distinct()],
                units.ById(above)?.Code ?? "", report.Period, report.Period, period.Kind,
                new HashSet<AggregateDimension> { AggregateDimension.Indicator, AggregateDimension.Unit }, null,
                new AsOf(null, null)) { Map = UnitMap.AsFiled };
            if (rules.Count == 0 || await AggregatesQuery.Ask(read.Db, question, null, caller, ct)
                is not Answer<AggregateResult>.Given { Value.Rows: var rows })
                break;
            totals.AddRange(rules.Select(one => Total(question.Unit, one.Rule, one.New, report.Unit, rows)));
        }
        return totals;
    }

    private static TotalChange Total(
        string unit, IndicatorDefined rule, decimal? corrected, UnitId reporter, IReadOnlyList<AggregateRow> rows)
    {
        Dictionary<Guid, decimal> Of(string? code) => rows
            .Where(row => row.Indicator?.Code == code && row.Value is not null)
            .ToDictionary(row => row.Unit.UnitId, row => row.Value!.Value);
        var (figures, weights) = (Of(rule.Code), Of(rule.Weight));
        var old = Joined(rule, figures, weights);
        if (corrected is { } value)
            figures[reporter.Value] = value;
        else
            figures.Remove(reporter.Value);
        return new TotalChange(unit, rule.Code, Text(old), Text(Joined(rule, figures, weights)));
    }

    private static decimal? Joined(
        IndicatorDefined rule, Dictionary<Guid, decimal> figures, Dictionary<Guid, decimal> weights)
    {
        if (figures.Count == 0)
            return null;
        var weighted = figures.Where(one => weights.ContainsKey(one.Key)).ToArray();
        var weight = weighted.Sum(one => weights[one.Key]);
        return rule.OverUnits switch
        {
            OverUnits.Sum => figures.Values.Sum(),
            OverUnits.Average => Math.Round(figures.Values.Average(), FigureText.DecimalsMax, MidpointRounding.AwayFromZero),
            OverUnits.Minimum => figures.Values.Min(),
            OverUnits.Maximum => figures.Values.Max(),
            OverUnits.WeightedAverage when weight != 0 => Math.Round(
                weighted.Sum(one => one.Value * weights[one.Key]) / weight, FigureText.DecimalsMax,
                MidpointRounding.AwayFromZero),
            _ => null,
        };
    }

    private static string? Text(decimal? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture);
}
