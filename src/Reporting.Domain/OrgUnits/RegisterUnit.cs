using static Reporting.Domain.Decision<Reporting.Domain.OrgUnits.UnitEvent>;

namespace Reporting.Domain.OrgUnits;

/// <summary>A unit enters the register, under a parent or as a root (A1, A2).</summary>
/// <param name="OtherParents">Its parents in hierarchies beside the territory.</param>
/// <param name="Reason">Why; not needed, because the first register follows no single decision.</param>
public sealed record RegisterUnit(
    string Code, string Name, string Kind, UnitId? Parent, DateOnly EffectiveFrom, AccountId By,
    EquatableArray<HierarchyParent> OtherParents = default, string? Reason = null, LegalBasis? LegalBasis = null)
{
    public static Decision<UnitEvent> Decide(RegisterUnit command, UnitRegister units)
    {
        if (Wrong(command) is { } wrong)
            return Refuse(wrong);
        if (NewUnits.KnownId(units, command.Code, command.EffectiveFrom) is { } known
            && IsSame(units.ById(known)!, command))
            return Emit();
        if (command.Parent is { } parent && units.ById(parent) is null)
            return Refuse(UnitRefusals.ParentUnknown());
        var registered = new UnitRegistered(
            NewUnits.NextId(units, command.Code, command.EffectiveFrom), command.Code, command.Name, command.Kind,
            command.Parent, command.EffectiveFrom, command.By,
            command.OtherParents.Count == 0 ? null : command.OtherParents, command.Reason, command.LegalBasis);
        return UnitRules.FirstBroken(units, registered) is { } broken ? Refuse(broken) : Emit(registered);
    }

    private static Refusal? Wrong(RegisterUnit command) =>
        NewUnits.Wrong(new NewUnit(command.Code, command.Name, command.Kind, command.Parent))
        ?? command.OtherParents.Select(other => Hierarchies.Wrong(other.Hierarchy)).OfType<Refusal>().FirstOrDefault()
        ?? (command.Reason is null ? null : Texts.Check("reason", command.Reason, Texts.RemarkLengthMax))
        ?? (command.LegalBasis is null ? null : UnitGrounds.Wrong(command.LegalBasis));

    private static bool IsSame(OrgUnit unit, RegisterUnit command) =>
        unit.Names[0].Value == command.Name && unit.Kind == command.Kind
        && unit.Parent(command.EffectiveFrom) == command.Parent
        && command.OtherParents.All(other => unit.Parent(other.Hierarchy, command.EffectiveFrom) == other.Parent);
}
