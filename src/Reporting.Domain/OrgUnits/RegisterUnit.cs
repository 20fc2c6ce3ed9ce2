using static Reporting.Domain.Decision<Reporting.Domain.OrgUnits.UnitEvent>;

namespace Reporting.Domain.OrgUnits;

/// <summary>A unit enters the register, under a parent or as a root (A1, A2).</summary>
public sealed record RegisterUnit(
    string Code, string Name, string Kind, UnitId? Parent, DateOnly EffectiveFrom, AccountId By)
{
    public static Decision<UnitEvent> Decide(RegisterUnit command, UnitRegister units)
    {
        if (!Codes.IsWellFormed(command.Code))
            return Refuse(TextRefusals.CodeMalformed("code"));
        if ((Texts.Check("name", command.Name, Texts.NameLengthMax)
            ?? Texts.Check("kind", command.Kind, Codes.LengthMax)) is { } wrong)
            return Refuse(wrong);
        if (units.Find(command.Code) is { } taken)
            return IsSame(taken, command) ? Emit() : Refuse(UnitRefusals.CodeTaken(command.Code));
        if (command.Parent is { } parent && units.ById(parent)?.EffectiveFrom is var since
            && !(since <= command.EffectiveFrom))
            return Refuse(since is null
                ? UnitRefusals.ParentUnknown()
                : UnitRefusals.ParentNotYetEffective(since.Value));
        return Emit(new UnitRegistered(
            UnitRegister.IdOf(command.Code, command.EffectiveFrom), command.Code, command.Name, command.Kind,
            command.Parent, command.EffectiveFrom, command.By));
    }

    private static bool IsSame(OrgUnit unit, RegisterUnit command) =>
        unit.Name == command.Name && unit.Kind == command.Kind && unit.EffectiveFrom == command.EffectiveFrom
        && unit.Placements[0].Parent == command.Parent;
}
