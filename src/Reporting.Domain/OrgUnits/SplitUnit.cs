using static Reporting.Domain.Decision<Reporting.Domain.OrgUnits.UnitEvent>;

namespace Reporting.Domain.OrgUnits;

/// <summary>A part of a unit that is split: it becomes a new unit, or goes to one that there is.</summary>
/// <param name="Unit">The unit that there is; null when <paramref name="New"/> is meant.</param>
/// <param name="Weight">Which part of the figures it takes; null when nobody has stated it.</param>
public sealed record SplitPart(UnitId? Unit, NewUnit? New, decimal? Weight = null);

/// <summary>A unit is divided (A2): it ends, or goes on with what is left.</summary>
public sealed record SplitUnit(
    UnitId UnitId, bool IsEnded, EquatableArray<SplitPart> Into, UnitGrounds Grounds, AccountId By)
{
    public static Decision<UnitEvent> Decide(SplitUnit command, UnitRegister units)
    {
        if ((command.Grounds.Wrong() ?? Wrong(command)) is { } wrong)
            return Refuse(wrong);
        var day = command.Grounds.EffectiveFrom;
        if (IsDone(units, Split(command, part => NewUnits.KnownId(units, part.Code, day) ?? default)))
            return Emit();
        var split = Split(command, part => NewUnits.NextId(units, part.Code, day));
        HashSet<UnitId> ended = split.IsEnded ? [split.UnitId] : [];
        return (SuccessionRules.Broken(split.Successions, ended, Code).FirstOrDefault()
            ?? UnitRules.FirstBroken(units, split)) is { } broken ? Refuse(broken) : Emit(split);

        string Code(UnitId id) => units.ById(id)?.Code
            ?? split.Established.FirstOrDefault(unit => unit.UnitId == id)?.Code ?? id.Value.ToString();
    }

    private static UnitSplit Split(SplitUnit command, Func<NewUnit, UnitId> id)
    {
        var parts = command.Into.Select(part => (Part: part, Id: part.Unit ?? id(part.New!))).ToList();
        return new UnitSplit(
            command.UnitId, command.IsEnded,
            parts.Where(p => p.Part.New is not null).Select(p => NewUnits.Establish(p.Part.New!, p.Id))
                .ToEquatableArray(),
            parts.Select(p => new UnitSuccession(command.UnitId, p.Id, SuccessionShare.Partial, p.Part.Weight))
                .ToEquatableArray(),
            command.Grounds.EffectiveFrom, command.Grounds.Reason, command.Grounds.LegalBasis!, command.By);
    }

    private static bool IsDone(UnitRegister units, UnitSplit split) =>
        units.Restructured.OfType<UnitSplit>().Any(done => done with { By = split.By } == split);

    private static Refusal? Wrong(SplitUnit command) =>
        command.Into.Count < (command.IsEnded ? 2 : 1) ? UnitRefusals.PartsMissing()
        : command.Into.Select(part => part.New is { } unit ? NewUnits.Wrong(unit) : null).FirstOrDefault(
            wrong => wrong is not null);
}
