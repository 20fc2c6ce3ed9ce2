using static Reporting.Domain.Decision<Reporting.Domain.OrgUnits.UnitEvent>;

namespace Reporting.Domain.OrgUnits;

/// <summary>A unit hangs under another parent from a day on (A2); what it reported before stays its own.</summary>
/// <param name="Hierarchy">Null for the territory.</param>
public sealed record MoveUnit(
    UnitId UnitId, UnitId Parent, UnitGrounds Grounds, AccountId By, string? Hierarchy = null)
{
    public static Decision<UnitEvent> Decide(MoveUnit command, UnitRegister units)
    {
        var hierarchy = command.Hierarchy ?? OrgUnit.Territory;
        if ((command.Grounds.Wrong() ?? Hierarchies.Wrong(hierarchy)) is { } wrong)
            return Refuse(wrong);
        var (day, reason, basis) = command.Grounds;
        if (units.ById(command.UnitId) is not { } unit)
            return Refuse(UnitRefusals.Unknown(command.UnitId.Value.ToString()));
        if (units.ById(command.Parent) is null)
            return Refuse(UnitRefusals.ParentUnknown());
        // It hangs there already on that day: nothing moves.
        if (unit.Exists(day) && unit.Parent(hierarchy, day) == command.Parent)
            return Emit();
        var moved = new UnitMoved(
            command.UnitId, command.Parent, day, reason, command.By, Hierarchies.Stored(command.Hierarchy), basis);
        return UnitRules.FirstBroken(units, moved) is { } broken ? Refuse(broken) : Emit(moved);
    }
}
