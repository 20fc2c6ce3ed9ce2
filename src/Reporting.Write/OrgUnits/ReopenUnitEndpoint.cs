using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.OrgUnits;

/// <summary>POST /api/units/{code}/reopen, by whoever administers the unit and its parent.</summary>
public static class ReopenUnitEndpoint
{
    /// <param name="Parent">The parent's code; none for a root.</param>
    /// <param name="Code">Its code from then on; by default the last one.</param>
    /// <param name="Name">Its name from then on; by default the last one.</param>
    public sealed record Body(
        DateOnly EffectiveFrom, string Reason, LegalBasis? LegalBasis = null, string? Parent = null, string? Code = null,
        string? Name = null) : IUnitAct;

    public static void Map(IEndpointRouteBuilder units) =>
        units.MapPost("/{code}/reopen", Handle).IsCommand<Body>(nameof(ReopenUnit));

    private static Task Handle(string code, HttpContext http, UnitCommands units, CancellationToken ct) =>
        units.Run<Body>(http, code, Decide, ct);

    private static Verdict<UnitEvent> Decide(Body body, OrgUnit unit, UnitCall with)
    {
        var parent = body.Parent is null ? null : UnitCommands.Named(with.Units, body.Parent, body.EffectiveFrom);
        if (body.Parent is not null && parent is null)
            return UnitActs.Unknown(body.Parent);
        var command = new ReopenUnit(
            unit.UnitId, body.Code ?? unit.Code, body.Name ?? unit.Name, parent?.UnitId, body.Grounds(), with.By);
        return with.May(unit.UnitId, parent?.UnitId)
            ? ReopenUnit.Decide(command, with.Units)
            : new Verdict<UnitEvent>.Forbidden();
    }
}
