using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Regimes;
using Reporting.Write.Http;

namespace Reporting.Write.Regimes;

/// <summary>GET /api/regimes/{code}: a regime as its own stream has it now, as it was defined and with what opened. For
/// every account.</summary>
public static class RegimeResource
{
    private const int OpeningsMax = 60;

    /// <param name="Openings">The newest periods that were opened, the newest first.</param>
    /// <param name="EndedOn">Periods that begin later are not opened; null while it goes on.</param>
    public sealed record Resource(
        DefineRegimeEndpoint.Body Definition, IReadOnlyList<Opening> Openings, DateOnly? EndedOn, string? EndReason);

    public sealed record Opening(string Period, int Occurrence, int TemplateVersion, DateTimeOffset DueAt);

    public static void Map(IEndpointRouteBuilder regimes) => regimes.MapGet("/{code}", Handle)
        .WithName("Regime").Produces<Resource>().ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task Handle(
        string code, HttpContext http, Streams streams, BusinessDay day, CancellationToken ct)
    {
        var catalogue = new Catalogue(streams, day, fresh: true);
        var regime = await catalogue.Regime(code, ct);
        if (regime.Definition is not { } defined)
        {
            await Problem.Write(http, StatusCodes.Status404NotFound, RegimeRefusals.Unknown(code));
            return;
        }
        var units = await catalogue.Units(ct);
        await Answer.Json(http, new Resource(
            Of(defined, units),
            [
                .. regime.Opened.Reverse().Take(OpeningsMax)
                    .Select(o => new Opening(o.Period, o.Occurrence, o.TemplateVersion, o.DueAt)),
            ],
            regime.Ended?.LastDay, regime.Ended?.Reason));
    }

    private static DefineRegimeEndpoint.Body Of(RegimeDefined defined, UnitRegister units) => new(
        defined.Code, defined.Name, defined.Template, defined.PeriodKind, Code(defined.RequestingUnit, units),
        defined.ReportersKind, defined.Reporters.Count == 0 ? null : [.. defined.Reporters.Select(id => Code(id, units))],
        defined.Type, defined.IsAutomatic == true, defined.Deadline,
        defined.LeadUnit is { } lead ? Code(lead, units) : null, defined.ValidFrom, defined.ValidTo, defined.Steps,
        defined.Chain);

    private static string Code(UnitId id, UnitRegister units) => units.ById(id)?.Code ?? id.Value.ToString();
}
