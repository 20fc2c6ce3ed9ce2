using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.OrgUnits;

/// <summary>POST /api/units/{code}/dissolve, by whoever administers the unit.</summary>
public static class DissolveUnitEndpoint
{
    /// <param name="EffectiveFrom">The first day without it.</param>
    public sealed record Body(
        DateOnly EffectiveFrom, string Reason, LegalBasis? LegalBasis = null) : IUnitAct;

    public static void Map(IEndpointRouteBuilder units) =>
        units.MapPost("/{code}/dissolve", Handle).IsCommand<Body>(nameof(DissolveUnit));

    private static Task Handle(string code, HttpContext http, UnitCommands units, CancellationToken ct) =>
        units.Run<Body>(http, code, Decide, ct);

    private static Verdict<UnitEvent> Decide(Body body, OrgUnit unit, UnitCall with) => with.May(unit.UnitId)
        ? DissolveUnit.Decide(new DissolveUnit(unit.UnitId, body.Grounds(), with.By), with.Units)
        : new Verdict<UnitEvent>.Forbidden();
}
