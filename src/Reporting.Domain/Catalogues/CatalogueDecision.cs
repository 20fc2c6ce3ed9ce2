using System.Diagnostics;

namespace Reporting.Domain.Catalogues;

/// <summary>A decision as it was recorded, or null while it is not.</summary>
public sealed record CatalogueDecision(CatalogueDecisionRecorded? Recorded)
{
    public static readonly CatalogueDecision Initial = new(Recorded: null);

    public static Guid StreamIdOf(string number) => Uuid5.Of("catalogue-decision", number);

    public static CatalogueDecision Evolve(CatalogueDecision state, CatalogueEvent happened) =>
        (state.Recorded, happened) switch
    {
        (null, CatalogueDecisionRecorded e) => new CatalogueDecision(e),
        _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
    };
}
