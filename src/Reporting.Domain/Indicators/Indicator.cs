using System.Diagnostics;

namespace Reporting.Domain.Indicators;

/// <summary>An indicator as it was defined, or null in <see cref="Definition"/> while it is not.</summary>
public sealed record Indicator(IndicatorDefined? Definition)
{
    public static readonly Indicator Initial = new(Definition: null);

    public static Guid StreamIdOf(string code) => Uuid5.Of("indicator", code);

    public static Indicator Evolve(Indicator state, IndicatorEvent happened) => (state.Definition, happened) switch
    {
        (null, IndicatorDefined e) => new Indicator(e),
        _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
    };
}
