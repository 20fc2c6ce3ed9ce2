using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.OrgUnits;

/// <summary>POST /api/units/{code}/move, by whoever administers the unit and its new parent.</summary>
public static class MoveUnitEndpoint
{
    /// <param name="Parent">The new parent's code.</param>
    /// <param name="Hierarchy">In which hierarchy; the territory when none is given.</param>
    public sealed record Body(
        string Parent, DateOnly EffectiveFrom, string Reason, LegalBasis? LegalBasis = null, string? Hierarchy = null) : IUnitAct;

    public static void Map(IEndpointRouteBuilder units) =>
        units.MapPost("/{code}/move", Handle).IsCommand<Body>(nameof(MoveUnit));

    private static Task Handle(string code, HttpContext http, UnitCommands units, CancellationToken ct) =>
        units.Run<Body>(http, code, Decide, ct);

    private static Verdict<UnitEvent> Decide(Body body, OrgUnit unit, UnitCall with)
    {
        if (UnitCommands.Named(with.Units, body.Parent, body.EffectiveFrom) is not { } parent)
            return UnitActs.Unknown(body.Parent);
        return with.May(unit.UnitId, parent.UnitId)
            ? MoveUnit.Decide(
                new MoveUnit(unit.UnitId, parent.UnitId, body.Grounds(), with.By, body.Hierarchy), with.Units)
            : new Verdict<UnitEvent>.Forbidden();
    }
}
