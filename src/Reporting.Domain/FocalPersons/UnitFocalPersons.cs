using System.Diagnostics;

namespace Reporting.Domain.FocalPersons;

/// <summary>Whom a unit named last, or null while it named nobody.</summary>
public sealed record UnitFocalPersons(FocalPersonsNamed? Named)
{
    public static readonly UnitFocalPersons Initial = new(Named: null);

    public static Guid StreamIdOf(UnitId unit) => Uuid5.Of("focal-persons", unit.Value.ToString("N"));

    public static UnitFocalPersons Evolve(UnitFocalPersons state, FocalPersonEvent happened) => happened switch
    {
        FocalPersonsNamed e when state.Named is null || state.Named.Unit == e.Unit => new UnitFocalPersons(e),
        _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
    };
}
