using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.OrgUnits;

/// <summary>POST /api/units/merge, by whoever administers all units concerned. Answers the successor's id.</summary>
public static class MergeUnitsEndpoint
{
    /// <param name="Predecessors">The codes of the units that end.</param>
    public sealed record Body(
        string[] Predecessors, NewUnitBody Successor, DateOnly EffectiveFrom, string Reason,
        LegalBasis? LegalBasis = null) : IUnitAct;

    public static void Map(IEndpointRouteBuilder units) =>
        units.MapPost("/merge", Handle).IsCommand<Body>(nameof(MergeUnits));

    private static Task Handle(HttpContext http, Commands commands, UnitCommands units, CancellationToken ct)
    {
        UnitId successor = default;
        return commands.Run(
            http,
            new Route<Body>(
                (body, call) => units.Execute(call, with => Decide(body, with, out successor), ct),
                (_, _) => successor.Value),
            ct);
    }

    private static Verdict<UnitEvent> Decide(Body body, UnitCall with, out UnitId successor)
    {
        var (there, created, administered, refusal) = body.Successor.Find(with.Units, body.EffectiveFrom);
        successor = there ?? (created is null ? default : Begun(with.Units, created.Code, body.EffectiveFrom));
        if (refusal is not null)
            return new Decision<UnitEvent>.Refused(refusal);
        if (body.Successor.Weight is not null)
            return new Decision<UnitEvent>.Refused(UnitRefusals.WeightImpossible(
                string.Join(", ", body.Predecessors), body.Successor.Unit ?? body.Successor.Code ?? ""));
        var predecessors = new List<UnitId>();
        foreach (var name in body.Predecessors)
        {
            if (UnitCommands.Named(with.Units, name, Before(body)) is not { } unit)
                return UnitActs.Unknown(name);
            predecessors.Add(unit.UnitId);
        }
        if (!with.May([.. predecessors, administered]))
            return new Verdict<UnitEvent>.Forbidden();
        var verdict = MergeUnits.Decide(
            new MergeUnits(predecessors.ToEquatableArray(), there, created, body.Grounds(), with.By), with.Units);
        if (verdict is Decision<UnitEvent>.Decided { Events: [UnitsMerged merged] })
            successor = merged.Successor;
        return verdict;
    }

    private static UnitId Begun(UnitRegister units, string code, DateOnly day) =>
        units.Find(code, day)?.UnitId ?? default;

    // The successor may have the code of a predecessor from its first day on.
    private static DateOnly Before(Body body) =>
        body.EffectiveFrom > DateOnly.MinValue ? body.EffectiveFrom.AddDays(-1) : body.EffectiveFrom;
}
