using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.OrgUnits;

/// <summary>POST /api/units/{code}/split, by whoever administers the unit and those that its parts go to.</summary>
public static class SplitUnitEndpoint
{
    /// <param name="Into">The parts: new units, or units that there are.</param>
    /// <param name="GoesOn">Whether the unit goes on with what is left; by default it ends.</param>
    public sealed record Body(
        NewUnitBody[] Into, DateOnly EffectiveFrom, string Reason, LegalBasis? LegalBasis = null,
        bool GoesOn = false) : IUnitAct;

    public static void Map(IEndpointRouteBuilder units) =>
        units.MapPost("/{code}/split", Handle).IsCommand<Body>(nameof(SplitUnit));

    private static Task Handle(string code, HttpContext http, UnitCommands units, CancellationToken ct) =>
        units.Run<Body>(http, code, Decide, ct);

    private static Verdict<UnitEvent> Decide(Body body, OrgUnit unit, UnitCall with)
    {
        var parts = new List<SplitPart>();
        var concerned = new List<UnitId?> { unit.UnitId };
        foreach (var part in body.Into)
        {
            var (there, created, administered, refusal) = part.Find(with.Units, body.EffectiveFrom);
            if (refusal is not null)
                return new Decision<UnitEvent>.Refused(refusal);
            parts.Add(new SplitPart(there, created, part.Weight));
            concerned.Add(administered);
        }
        return with.May(concerned)
            ? SplitUnit.Decide(
                new SplitUnit(unit.UnitId, !body.GoesOn, parts.ToEquatableArray(), body.Grounds(), with.By), with.Units)
            : new Verdict<UnitEvent>.Forbidden();
    }
}
