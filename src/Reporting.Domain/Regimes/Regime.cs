using System.Diagnostics;

namespace Reporting.Domain.Regimes;

/// <summary>A regime as it was defined, or null in <see cref="Definition"/> while it is not.</summary>
public sealed record Regime(RegimeDefined? Definition)
{
    public static readonly Regime Initial = new(Definition: null);

    public static Guid StreamIdOf(string code) => Uuid5.Of("regime", code);

    public static Regime Evolve(Regime state, RegimeEvent happened) => (state.Definition, happened) switch
    {
        (null, RegimeDefined e) => new Regime(e),
        _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
    };
}
