using static Reporting.Domain.Decision<Reporting.Domain.OrgUnits.UnitEvent>;

namespace Reporting.Domain.OrgUnits;

/// <summary>A unit ends without a successor (A2). What it reported stays its own, below the one it hung under.</summary>
/// <param name="Grounds">From the first day without it.</param>
public sealed record DissolveUnit(UnitId UnitId, UnitGrounds Grounds, AccountId By)
{
    public static Decision<UnitEvent> Decide(DissolveUnit command, UnitRegister units)
    {
        if (command.Grounds.Wrong() is { } wrong)
            return Refuse(wrong);
        var (day, reason, basis) = command.Grounds;
        if (units.ById(command.UnitId) is { } unit && unit.EndedFrom == day
            && !units.Forward.GetValueOrDefault(unit.UnitId, []).Any(crossing => crossing.Day == day))
            return Emit();
        var dissolved = new UnitDissolved(command.UnitId, day, reason, basis!, command.By);
        return UnitRules.FirstBroken(units, dissolved) is { } broken ? Refuse(broken) : Emit(dissolved);
    }
}
