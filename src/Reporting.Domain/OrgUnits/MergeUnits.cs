using static Reporting.Domain.Decision<Reporting.Domain.OrgUnits.UnitEvent>;

namespace Reporting.Domain.OrgUnits;

/// <summary>Units end and go into one, whole (A2): a new one, or one that goes on.</summary>
/// <param name="Successor">The unit that goes on; null when <paramref name="New"/> is the successor.</param>
public sealed record MergeUnits(
    EquatableArray<UnitId> Predecessors, UnitId? Successor, NewUnit? New, UnitGrounds Grounds, AccountId By)
{
    public static Decision<UnitEvent> Decide(MergeUnits command, UnitRegister units)
    {
        if ((command.Grounds.Wrong() ?? Wrong(command, units)) is { } wrong)
            return Refuse(wrong);
        var day = command.Grounds.EffectiveFrom;
        if (command.New is { } unit && NewUnits.KnownId(units, unit.Code, day) is { } known
            && IsDone(units, Merged(command, known)))
            return Emit();
        var merged = Merged(command, command.Successor ?? NewUnits.NextId(units, command.New!.Code, day));
        return IsDone(units, merged) ? Emit()
            : UnitRules.FirstBroken(units, merged) is { } broken ? Refuse(broken)
            : Emit(merged);
    }

    private static UnitsMerged Merged(MergeUnits command, UnitId successor) => new(
        command.Predecessors, successor,
        command.New is { } unit ? NewUnits.Establish(unit, successor) : null,
        command.Grounds.EffectiveFrom, command.Grounds.Reason, command.Grounds.LegalBasis!, command.By);

    // By whom does not matter: the units are merged.
    private static bool IsDone(UnitRegister units, UnitsMerged merged) =>
        units.Restructured.OfType<UnitsMerged>().Any(done => done with { By = merged.By } == merged);

    private static Refusal? Wrong(MergeUnits command, UnitRegister units)
    {
        if (command.Predecessors.Count == 0)
            return UnitRefusals.PredecessorsMissing();
        if (command.Predecessors.GroupBy(id => id).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return UnitRefusals.NamedTwice(Code(units, twice.Key));
        if (command.Successor is { } successor && command.Predecessors.Contains(successor))
            return UnitRefusals.MergedWithItself(Code(units, successor));
        return command.New is { } unit ? NewUnits.Wrong(unit) : null;
    }

    private static string Code(UnitRegister units, UnitId id) => units.ById(id)?.Code ?? id.Value.ToString();
}
