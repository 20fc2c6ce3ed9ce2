using System.Collections.Immutable;

namespace Reporting.Domain.OrgUnits;

/// <summary>A parent from a day on; none for a root.</summary>
public sealed record Placement(DateOnly From, UnitId? Parent);

/// <summary>A unit with every place it had or will have in the tree, by day.</summary>
public sealed record OrgUnit(
    UnitId UnitId, string Code, string Name, string Kind, DateOnly EffectiveFrom, ImmutableArray<Placement> Placements)
{
    /// <summary>The parent on a day; on the last day known when none is given. Null for a root.</summary>
    public UnitId? Parent(DateOnly? on = null)
    {
        for (var i = Placements.Length - 1; i > 0; i--)
        {
            if (on is not { } day || Placements[i].From <= day)
                return Placements[i].Parent;
        }
        return Placements[0].Parent;
    }

    internal OrgUnit Place(DateOnly from, UnitId parent) => this with
    {
        Placements =
            [.. Placements.Where(p => p.From != from).Append(new Placement(from, parent)).OrderBy(p => p.From)],
    };
}
