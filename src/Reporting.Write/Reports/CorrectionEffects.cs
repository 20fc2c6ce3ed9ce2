using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>What a correction would change in the reports that were made from the corrected one, up the chain
/// (E9).</summary>
public sealed class CorrectionEffects(Streams streams, BusinessDay day)
{
    /// <summary>A total that stands, and what it would be.</summary>
    public sealed record Effect(ReportId ReportId, UnitId Unit, int Version, string Cell, decimal? Old, decimal? New);

    /// <summary>The figures that a correction would put in, as far as they are known: of the version that is being worked
    /// on, or those that were proposed with the request. Only what differs from what is in force.</summary>
    public static IReadOnlyDictionary<string, (decimal? Old, decimal? New)> Changes(Report report)
    {
        decimal? Old(string cell) => report.InForce?.Cells.Value(cell);
        var cells = report.State == ReportState.CorrectionRequested
            ? (report.Proposed ?? []).Select(cell => (cell.Indicator, cell.Value))
            : report.CorrectionReason is null ? []
            : report.Cells.Figures.Select(figure => figure.Indicator)
                .Union((report.InForce?.Cells.Figures ?? []).Select(figure => figure.Indicator))
                .Select(cell => (cell, report.Cells.Value(cell)));
        return cells.Where(cell => Old(cell.Item1) != cell.Item2)
            .ToDictionary(cell => cell.Item1, cell => (Old(cell.Item1), cell.Item2));
    }

    /// <summary>The cells that would change in each report above, the nearest first.</summary>
    public async Task<IReadOnlyList<Effect>> Above(Report report, CancellationToken ct)
    {
        var catalogue = new Catalogue(streams, day, fresh: false);
        var effects = new List<Effect>();
        var changes = Changes(report);
        if (changes.Count == 0 || (await catalogue.Regime(report.Regime, ct)).Definition is not { } regime
            || !Period.TryParse(report.Period, regime.PeriodKind, out var period))
            return effects;
        var below = With(report, changes);
        while (below.Above is { } unit)
        {
            var id = Report.IdOf(unit, regime.Code, regime.Template, period, below.Occurrence);
            var above = (await streams.Reports.Refresh(id.Value, ct)).State;
            if (above.InForce is not { Aggregation: { } held } inForce
                || held.Contributors.All(one => one.ReportId != below.ReportId))
                break;
            var made = await Made(above, held, below, regime, await catalogue.Units(ct), catalogue, ct);
            if (made is null)
                break;
            effects.AddRange(inForce.Cells.Figures.Select(figure => figure.Indicator)
                .Union(made.Cells.Figures.Select(figure => figure.Indicator)).Order(StringComparer.Ordinal)
                .Where(cell => inForce.Cells.Value(cell) != made.Cells.Value(cell))
                .Select(cell => new Effect(
                    id, unit, inForce.Version, cell, inForce.Cells.Value(cell), made.Cells.Value(cell))));
            below = AggregatedAs(above, made);
        }
        return effects;
    }

    // Made again from the reports that went in, as they are in force now, but with the changed one.
    private async Task<Report?> Made(
        Report above, ReportAggregation held, Report changed, RegimeDefined regime, UnitRegister units, Catalogue catalogue,
        CancellationToken ct)
    {
        var reports = (await Subordinates.Of(above, regime, units, streams, ct) ?? [])
            .Where(one => held.Contributors.Any(contributor => contributor.ReportId == one.ReportId))
            .Select(one => one.ReportId == changed.ReportId ? one with { Report = changed } : one).ToArray();
        if ((await catalogue.Template(above.Template, ct)).Usable(above.TemplateVersion) is not { } version)
            return null;
        var command = new AggregateReport(above.ReportId, true, day.Clock.GetUtcNow(), above.InForce!.AcceptedBy)
        {
            Below = reports, Indicators = await catalogue.Indicators(version.Rows.Select(row => row.Indicator), ct),
        };
        return WhatIf.Aggregated(command, version, above);
    }

    private static Report With(Report report, IReadOnlyDictionary<string, (decimal? Old, decimal? New)> changes) =>
        WhatIf.Corrected(report, changes.Select(change => new EnteredCell(change.Key, change.Value.New)));

    private static Report AggregatedAs(Report above, Report made) => WhatIf.InForce(above, made);
}
