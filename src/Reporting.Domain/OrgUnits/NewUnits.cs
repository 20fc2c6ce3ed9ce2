namespace Reporting.Domain.OrgUnits;

/// <summary>A unit that a command brings into the register.</summary>
/// <param name="Parent">Null for a root.</param>
public sealed record NewUnit(string Code, string Name, string Kind, UnitId? Parent);

/// <summary>Gives new units their ids, which are never given twice.</summary>
internal static class NewUnits
{
    /// <summary>What is wrong with the words of a new unit, or null.</summary>
    public static Refusal? Wrong(NewUnit unit) =>
        !Codes.IsWellFormed(unit.Code) ? TextRefusals.CodeMalformed("code")
        : Texts.Check("name", unit.Name, Texts.NameLengthMax) ?? Texts.Check("kind", unit.Kind, Codes.LengthMax);

    /// <summary>The next free id of a code and first day: the first one that nobody had, also not in a reorganisation
    /// that was rescinded.</summary>
    public static UnitId NextId(UnitRegister units, string code, DateOnly from)
    {
        var id = UnitRegister.IdOf(code, from);
        for (var again = 2; units.UsedIds.Contains(id); again++)
            id = new UnitId(Uuid5.Of("unit", code, from.ToString("yyyy-MM-dd", null), again.ToString("D", null)));
        return id;
    }

    /// <summary>The id that the unit has already, if such a unit began with that code on that day.</summary>
    public static UnitId? KnownId(UnitRegister units, string code, DateOnly from) =>
        units.WithCode(code).FirstOrDefault(unit => unit.EffectiveFrom == from && unit.Codes[0].Value == code)?.UnitId;

    public static EstablishedUnit Establish(NewUnit unit, UnitId id) =>
        new(id, unit.Code, unit.Name, unit.Kind, unit.Parent);
}
