using static Reporting.Domain.Decision<Reporting.Domain.OrgUnits.UnitEvent>;

namespace Reporting.Domain.OrgUnits;

/// <summary>A unit hangs under another parent from a day on (A2); what it reported before stays its own.</summary>
public sealed record MoveUnit(UnitId UnitId, UnitId Parent, DateOnly EffectiveFrom, string Reason, AccountId By)
{
    public static Decision<UnitEvent> Decide(MoveUnit command, UnitRegister units)
    {
        if (Texts.Check("reason", command.Reason, Texts.RemarkLengthMax) is { } wrong)
            return Refuse(wrong);
        if (units.ById(command.UnitId) is not { } unit)
            return Refuse(UnitRefusals.Unknown(command.UnitId.Value.ToString()));
        if (units.ById(command.Parent) is not { } parent)
            return Refuse(UnitRefusals.ParentUnknown());
        if (command.EffectiveFrom < unit.EffectiveFrom)
            return Refuse(UnitRefusals.NotYetEffective(unit.Code, unit.EffectiveFrom));
        if (command.EffectiveFrom < parent.EffectiveFrom)
            return Refuse(UnitRefusals.ParentNotYetEffective(parent.EffectiveFrom));
        // It hangs there already on that day: nothing moves.
        if (unit.Parent(command.EffectiveFrom) == command.Parent)
            return Emit();
        return MakesCycle(command, unit, units)
            ? Refuse(UnitRefusals.Cycle(unit.Code, parent.Code))
            : Emit(new UnitMoved(command.UnitId, command.Parent, command.EffectiveFrom, command.Reason, command.By));
    }

    // The move holds until the unit's own next one; on no day of that span may the new parent hang below the unit.
    private static bool MakesCycle(MoveUnit command, OrgUnit unit, UnitRegister units)
    {
        var next = unit.Placements.FirstOrDefault(p => p.From > command.EffectiveFrom)?.From ?? DateOnly.MaxValue;
        return units.MoveDays.Where(day => day > command.EffectiveFrom && day < next).Prepend(command.EffectiveFrom)
            .Any(day => units.IsWithin(command.Parent, command.UnitId, day));
    }
}
