using System.Collections.Immutable;

namespace Reporting.Domain.OrgUnits;

/// <summary>A day on which figures cross from one unit to others, seen from one of them.</summary>
/// <param name="Day">The first day of the successors.</param>
/// <param name="At">Which event it was, by its place in the stream: several may fall on one day.</param>
/// <param name="Edges">What goes from the unit, or what comes to it. A unit that goes on is among its own
/// successors.</param>
/// <param name="Place">Where the unit's figures hang that cannot be divided: under the lowest unit that is above all
/// concerned; null when there is none.</param>
internal sealed record Crossing(DateOnly Day, long At, ImmutableArray<UnitSuccession> Edges, UnitId? Place)
{
    public (DateOnly Day, long At) Time => (Day, At);

    /// <summary>What the one successor gets when it gets everything; null otherwise.</summary>
    public UnitId? Whole => Edges is [{ Share: SuccessionShare.Full } only] ? only.To : null;
}
