using static Reporting.Domain.Decision<Reporting.Domain.OrgUnits.UnitEvent>;

namespace Reporting.Domain.OrgUnits;

/// <summary>A unit has another name from a day on (A2); lists of an earlier day show the earlier one.</summary>
public sealed record RenameUnit(UnitId UnitId, string Name, UnitGrounds Grounds, AccountId By)
{
    public static Decision<UnitEvent> Decide(RenameUnit command, UnitRegister units)
    {
        if ((Texts.Check("name", command.Name, Texts.NameLengthMax) ?? command.Grounds.Wrong()) is { } wrong)
            return Refuse(wrong);
        var (day, reason, basis) = command.Grounds;
        if (units.ById(command.UnitId) is { } unit && unit.Exists(day) && unit.NameOn(day) == command.Name)
            return Emit();
        var renamed = new UnitRenamed(command.UnitId, command.Name, day, reason, basis!, command.By);
        return UnitRules.FirstBroken(units, renamed) is { } broken ? Refuse(broken) : Emit(renamed);
    }
}
