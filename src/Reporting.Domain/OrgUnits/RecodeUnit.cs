using static Reporting.Domain.Decision<Reporting.Domain.OrgUnits.UnitEvent>;

namespace Reporting.Domain.OrgUnits;

/// <summary>A unit has another code from a day on (A2); the old one can be given to another unit then.</summary>
public sealed record RecodeUnit(UnitId UnitId, string Code, UnitGrounds Grounds, AccountId By)
{
    public static Decision<UnitEvent> Decide(RecodeUnit command, UnitRegister units)
    {
        if (!Codes.IsWellFormed(command.Code))
            return Refuse(TextRefusals.CodeMalformed("code"));
        if (command.Grounds.Wrong() is { } wrong)
            return Refuse(wrong);
        var (day, reason, basis) = command.Grounds;
        if (units.ById(command.UnitId) is { } unit && unit.Exists(day) && unit.CodeOn(day) == command.Code)
            return Emit();
        var recoded = new UnitRecoded(command.UnitId, command.Code, day, reason, basis!, command.By);
        return UnitRules.FirstBroken(units, recoded) is { } broken ? Refuse(broken) : Emit(recoded);
    }
}
