using System.Globalization;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Calendars;
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
    /// <param name="Totals">The standing totals of the period up the tree of units that the caller may see, by formula
    /// ones among them.</param>
    /// <param name="TotalsOverTime">Those over the longer periods that it lies in, and the year so far.</param>
    public sealed record Resource(
        Guid Report, string? Reason, IReadOnlyList<Change> Figures, IReadOnlyList<AggregatedChange> Aggregated,
        IReadOnlyList<TotalChange> Totals, IReadOnlyList<TotalChange> TotalsOverTime);

    public sealed record Change(string Cell, string? Old, string? New);

    public sealed record AggregatedChange(Guid Report, string Unit, int Version, string Cell, string? Old, string? New);

    /// <param name="Over">The period, or what the total is over: month, quarter, year, year-so-far.</param>
    /// <param name="From">The first period in it.</param>
    /// <param name="To">The last one.</param>
    public sealed record TotalChange(
        string Unit, string Indicator, string Over, string From, string To, string? Old, string? New);

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
        var totals = await Totals(report, changes, units, read, read.Caller(await Readers.Scope(http, streams)), ct);
        await Write.Http.Answer.Json(http, new Resource(
            id, report.CorrectionReason,
            [.. changes.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new Change(
                one.Key, Text(one.Value.Old), Text(one.Value.New)))],
            [.. (await effects.Above(report, ct)).Select(one => new AggregatedChange(
                one.ReportId.Value, Code(one.Unit), one.Version, one.Cell, Text(one.Old), Text(one.New)))],
            [.. totals.Where(one => one.Over == CorrectedTotalsQuery.OwnPeriod)],
            [.. totals.Where(one => one.Over != CorrectedTotalsQuery.OwnPeriod)]));
    }

    // From the unit up, as far as the caller may see.
    private static async Task<IReadOnlyList<TotalChange>> Totals(
        Report report, IReadOnlyDictionary<string, (decimal? Old, decimal? New)> changes, UnitRegister units,
        ReadSide read, Caller caller, CancellationToken ct)
    {
        if (changes.Count == 0 || !Period.TryParse(report.Period, null, out var period))
            return [];
        var figures = (report.InForce?.Cells.Figures ?? []).ToDictionary(one => one.Indicator, one => one.Value);
        foreach (var (code, (_, changed)) in changes)
        {
            if (changed is { } value)
                figures[code] = value;
            else
                figures.Remove(code);
        }
        string[] path = [.. units.Path(report.Unit, period.Last).Select(unit => units.ById(unit)?.Code).OfType<string>()];
        var totals = await CorrectedTotalsQuery.Of(
            read.Db, new FiguresInstead(report.ReportId.Value, [.. figures.Keys], [.. figures.Values]), [.. changes.Keys],
            path, period, caller, ct);
        return
        [
            .. totals.Select(one => new TotalChange(
                one.Unit, one.Indicator, one.Over, one.From, one.To, Text(one.Old), Text(one.New))),
        ];
    }

    private static string? Text(decimal? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture);
}
