using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Indicators;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>GET /api/reports/{id}/aggregation: what a report was made from, figure by figure (E3). For whoever may read the
/// report's or the requesting unit.</summary>
public static class AggregationRoute
{
    /// <param name="Partial">Whether something is missing in it: it is no whole total.</param>
    /// <param name="Outdated">Whether a report below has changed since (E9).</param>
    /// <param name="Missing">Reports that are not in it.</param>
    public sealed record Resource(
        Guid Report, int Version, bool Partial, bool Outdated, IReadOnlyList<Source> Contributors,
        IReadOnlyList<Absent> Missing, IReadOnlyList<AggregatedFigure> Figures);

    public sealed record Source(Guid Report, string Unit, int Version, string ContentHash, bool Late, bool Partial);

    /// <param name="State">Where it stood.</param>
    public sealed record Absent(Guid Report, string Unit, string State, bool Late);

    /// <param name="Rule">How it was added up.</param>
    /// <param name="Contributors">The reports that have it.</param>
    /// <param name="Missing">The units whose reports have no such figure, or are not there.</param>
    public sealed record AggregatedFigure(
        string Cell, string? Value, string Rule, IReadOnlyList<Contribution> Contributors, IReadOnlyList<string> Missing);

    public sealed record Contribution(Guid Report, string Unit, int Version, string Value, bool Late);

    public static void Map(IEndpointRouteBuilder reports) =>
        reports.MapGet("/{id:guid}/aggregation", Handle).WithName("Aggregation").Produces<Resource>()
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task Handle(
        Guid id, HttpContext http, Streams streams, BusinessDay day, PostgresEventStore store, CancellationToken ct)
    {
        if (await ReadableReport.Find(id, http, streams, day, ct) is not { } report)
            return;
        if (report.Aggregation is not { } aggregation)
        {
            await Problem.Write(http, StatusCodes.Status404NotFound, AggregationRefusals.NotAggregated());
            return;
        }
        var contributors = new Dictionary<ReportId, AcceptedVersion>();
        foreach (var one in aggregation.Contributors)
            contributors[one.ReportId] = await Accepted(one, store, ct);
        var catalogue = new Catalogue(streams, day, fresh: false);
        var template = (await catalogue.Template(report.Template, ct)).Usable(report.TemplateVersion);
        var indicators = await catalogue.Indicators(template!.Rows.Select(row => row.Indicator), ct);
        await Answer.Json(http, Of(
            report, aggregation, report.Cells, contributors, await catalogue.Units(ct), indicators));
    }

    internal static Resource Of(
        Report report, ReportAggregation aggregation, Cells cells,
        IReadOnlyDictionary<ReportId, AcceptedVersion> contributors, UnitRegister units,
        IReadOnlyDictionary<string, Indicator> indicators)
    {
        string Code(UnitId unit) => units.ById(unit)?.Code ?? unit.Value.ToString();
        return new Resource(
            report.ReportId.Value, report.Version, aggregation.IsPartial, !report.Outdated.IsEmpty,
            [
                .. aggregation.Contributors.Select(one => new Source(
                    one.ReportId.Value, Code(one.Unit), one.Version, one.ContentHash, one.IsLate == true,
                    one.IsPartial == true)),
            ],
            [
                .. (aggregation.Absent ?? []).Select(one => new Absent(
                    one.ReportId.Value, Code(one.Unit), one.State, one.IsLate == true)),
            ],
            [.. cells.Figures.Where(figure => figure.Source?.Kind is SourceKind.Subordinates or SourceKind.Formula).Select(Figure)]);

        AggregatedFigure Figure(AcceptedFigure figure) => new(
            figure.Indicator, figure.Value.ToString(CultureInfo.InvariantCulture),
            figure.Source!.Kind == SourceKind.Formula ? "formula" : Rule(indicators.GetValueOrDefault(figure.Indicator)),
            [
                .. aggregation.Contributors
                    .Where(one => contributors[one.ReportId].Number(figure.Indicator) is not null)
                    .Select(one => new Contribution(
                        one.ReportId.Value, Code(one.Unit), one.Version,
                        contributors[one.ReportId].Number(figure.Indicator)!.Value.ToString(CultureInfo.InvariantCulture),
                        one.IsLate == true)),
            ],
            [
                .. aggregation.Contributors
                    .Where(one => contributors[one.ReportId].Number(figure.Indicator) is null)
                    .Select(one => Code(one.Unit)).Concat((aggregation.Absent ?? []).Select(one => Code(one.Unit))),
            ]);
    }

    private static string Rule(Indicator? indicator) => indicator?.Definition is not { } definition ? "sum"
        : definition.Formula is not null ? "formula"
        : System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(definition.OverUnits.ToString());

    // The version that went in, which may not be the one in force any longer.
    private static async Task<AcceptedVersion> Accepted(Contributor one, PostgresEventStore store, CancellationToken ct)
    {
        var state = Report.Initial;
        AcceptedVersion? found = null;
        foreach (var recorded in (await store.ReadStream(one.ReportId.Value, 0, ct)).Events)
        {
            (state, _) = ReportFold.Add(state, recorded);
            found = state.InForce?.Version == one.Version ? state.InForce : found;
        }
        return found ?? throw (state.Gap != ReportGap.None ? new RedactedStreamException(one.ReportId.Value) : new System.Diagnostics.UnreachableException($"{one} was never in force: corrupt stream"));
    }
}
