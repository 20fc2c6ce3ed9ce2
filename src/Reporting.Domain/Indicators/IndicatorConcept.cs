using System.Diagnostics;
using Reporting.Domain.Measures;

namespace Reporting.Domain.Indicators;

/// <summary>A concept and the indicator that it belongs to (B6). Every concept is a stream of its own, so that two people
/// can't give it to two indicators at once.</summary>
/// <param name="Code">The indicator's code; null while the concept is free.</param>
public sealed record IndicatorConcept(string? Code)
{
    public static readonly IndicatorConcept Initial = new(Code: null);

    public static Guid StreamIdOf(string concept) => Uuid5.Of("indicator-concept", concept);

    /// <summary>What makes two definitions one concept: the same name, however it is spaced and capitalised, for the same
    /// quantity.</summary>
    public static string Of(string name, string? nameVi, UnitOfMeasure unit) =>
        string.Join(' ', (nameVi ?? name).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        + "|" + unit.Quantity;

    public static IndicatorConcept Evolve(IndicatorConcept state, IndicatorEvent happened) => (state.Code, happened) switch
    {
        (null, IndicatorConceptTaken e) => new IndicatorConcept(e.Code),
        _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
    };
}
