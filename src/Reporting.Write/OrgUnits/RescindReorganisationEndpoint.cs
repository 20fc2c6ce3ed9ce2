using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.OrgUnits;

/// <summary>POST /api/units/reorganisations/{id}/rescind, by whoever administers all units concerned, as long as
/// nothing that came later counts on it.</summary>
public static class RescindReorganisationEndpoint
{
    public sealed record Body(string Reason, LegalBasis? LegalBasis = null);

    public static void Map(IEndpointRouteBuilder units) =>
        units.MapPost("/reorganisations/{id:guid}/rescind", Handle).IsCommand<Body>(nameof(RescindReorganisation));

    private static Task Handle(
        Guid id, HttpContext http, Commands commands, UnitCommands units, CancellationToken ct) => commands.Run(
            http,
            new Route<Body>(
                (body, call) => units.Execute(call, with => Decide(id, body, with), ct), (_, _) => id),
            ct);

    private static Verdict<UnitEvent> Decide(Guid id, Body body, UnitCall with)
    {
        if (with.Units.Reorganised(id) is not { } reorganised)
            return with.Administers
                ? new Verdict<UnitEvent>.Unknown(UnitRefusals.ReorganisationUnknown(id.ToString()))
                : new Verdict<UnitEvent>.Forbidden();
        return ReorganiseUnitsEndpoint.MayAll(reorganised, with)
            ? RescindReorganisation.Decide(
                new RescindReorganisation(id, body.Reason, body.LegalBasis, with.By), with.Units)
            : new Verdict<UnitEvent>.Forbidden();
    }
}
