using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.OrgUnits;

/// <summary>POST /api/units/{code}/rename, by whoever administers the unit.</summary>
public static class RenameUnitEndpoint
{
    public sealed record Body(
        string Name, DateOnly EffectiveFrom, string Reason, LegalBasis? LegalBasis = null) : IUnitAct;

    public static void Map(IEndpointRouteBuilder units) =>
        units.MapPost("/{code}/rename", Handle).IsCommand<Body>(nameof(RenameUnit));

    private static Task Handle(string code, HttpContext http, UnitCommands units, CancellationToken ct) =>
        units.Run<Body>(http, code, Decide, ct);

    private static Verdict<UnitEvent> Decide(Body body, OrgUnit unit, UnitCall with) => with.May(unit.UnitId)
        ? RenameUnit.Decide(new RenameUnit(unit.UnitId, body.Name, body.Grounds(), with.By), with.Units)
        : new Verdict<UnitEvent>.Forbidden();
}
