using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.OrgUnits;

/// <summary>POST /api/units/{code}/recode, by whoever administers the unit.</summary>
public static class RecodeUnitEndpoint
{
    /// <param name="Code">The new code.</param>
    public sealed record Body(
        string Code, DateOnly EffectiveFrom, string Reason, LegalBasis? LegalBasis = null) : IUnitAct;

    public static void Map(IEndpointRouteBuilder units) =>
        units.MapPost("/{code}/recode", Handle).IsCommand<Body>(nameof(RecodeUnit));

    private static Task Handle(string code, HttpContext http, UnitCommands units, CancellationToken ct) =>
        units.Run<Body>(http, code, Decide, ct);

    private static Verdict<UnitEvent> Decide(Body body, OrgUnit unit, UnitCall with) => with.May(unit.UnitId)
        ? RecodeUnit.Decide(new RecodeUnit(unit.UnitId, body.Code, body.Grounds(), with.By), with.Units)
        : new Verdict<UnitEvent>.Forbidden();
}
