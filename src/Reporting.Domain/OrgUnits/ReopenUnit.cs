using static Reporting.Domain.Decision<Reporting.Domain.OrgUnits.UnitEvent>;

namespace Reporting.Domain.OrgUnits;

/// <summary>A unit that had ended exists again, as the same unit (A2): it has several spans of validity.</summary>
public sealed record ReopenUnit(
    UnitId UnitId, string Code, string Name, UnitId? Parent, UnitGrounds Grounds, AccountId By)
{
    public static Decision<UnitEvent> Decide(ReopenUnit command, UnitRegister units)
    {
        var (day, reason, basis) = command.Grounds;
        if (units.ById(command.UnitId) is not { } unit)
            return Refuse(UnitRefusals.Unknown(command.UnitId.Value.ToString()));
        if ((NewUnits.Wrong(new NewUnit(command.Code, command.Name, unit.Kind, command.Parent))
            ?? command.Grounds.Wrong()) is { } wrong)
            return Refuse(wrong);
        if (unit.Spans.Skip(1).Any(span => span.From == day) && unit.CodeOn(day) == command.Code
            && unit.NameOn(day) == command.Name && unit.Parent(day) == command.Parent)
            return Emit();
        if (unit.EndedFrom is not { } ended || day < ended)
            return Refuse(UnitRefusals.StillExists(unit.Code));
        var reopened = new UnitReopened(
            command.UnitId, command.Code, command.Name, command.Parent, day, reason, basis!, command.By);
        return UnitRules.FirstBroken(units, reopened) is { } broken ? Refuse(broken) : Emit(reopened);
    }
}
