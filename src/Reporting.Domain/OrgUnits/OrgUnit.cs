using System.Collections.Immutable;

namespace Reporting.Domain.OrgUnits;

/// <summary>A value from a day on, until the next one.</summary>
public sealed record Dated<T>(DateOnly From, T Value);

/// <summary>Days on which a unit exists.</summary>
/// <param name="To">The first day without it; null as long as no end is known.</param>
public sealed record Span(DateOnly From, DateOnly? To)
{
    public bool Has(DateOnly day) => From <= day && (To is null || day < To);
}

/// <summary>A parent from a day on; none for a root.</summary>
/// <param name="IsRest">Whether the unit does not exist then: it only keeps a place for the figures it reported, so
/// that no map loses them.</param>
public sealed record Placement(DateOnly From, UnitId? Parent, bool IsRest = false);

/// <summary>A unit with all its names, codes and places in the tree, by day.</summary>
/// <param name="Placements">In the territory.</param>
/// <param name="OtherPlacements">In further hierarchies; they hold while the unit exists.</param>
/// <param name="TouchedAt">The last event that changed it or counted on it, by its place in the stream.</param>
public sealed record OrgUnit(
    UnitId UnitId, string Kind, ImmutableArray<Span> Spans, ImmutableArray<Dated<string>> Codes,
    ImmutableArray<Dated<string>> Names, ImmutableArray<Placement> Placements,
    ImmutableSortedDictionary<string, ImmutableArray<Placement>> OtherPlacements, long TouchedAt)
{
    /// <summary>The hierarchy that figures are added up in.</summary>
    public const string Territory = "territory";

    /// <summary>The code last known.</summary>
    public string Code => Codes[^1].Value;

    /// <summary>The name last known.</summary>
    public string Name => Names[^1].Value;

    public DateOnly EffectiveFrom => Spans[0].From;

    /// <summary>The first day after its last one; null as long as no end is known.</summary>
    public DateOnly? EndedFrom => Spans[^1].To;

    public bool Exists(DateOnly on)
    {
        foreach (var span in Spans)
        {
            if (span.Has(on))
                return true;
        }
        return false;
    }

    public string CodeOn(DateOnly day) => Last(Codes, day);

    public string NameOn(DateOnly day) => Last(Names, day);

    /// <summary>The parent on a day; on the last day known when none is given. Null for a root. A unit that does not
    /// exist on that day has its place all the same (<see cref="Placement.IsRest"/>).</summary>
    public UnitId? Parent(DateOnly? on = null) => PlacementOn(Placements, on).Parent;

    /// <summary>The parent in any hierarchy; in those beside the territory only while the unit exists.</summary>
    public UnitId? Parent(string hierarchy, DateOnly? on)
    {
        if (hierarchy == Territory)
            return Parent(on);
        if (!OtherPlacements.TryGetValue(hierarchy, out var places) || (on is { } day && !Exists(day)))
            return null;
        return on is { } given && places[0].From > given ? null : PlacementOn(places, on).Parent;
    }

    private static Placement PlacementOn(ImmutableArray<Placement> places, DateOnly? on)
    {
        for (var i = places.Length - 1; i > 0; i--)
        {
            if (on is not { } day || places[i].From <= day)
                return places[i];
        }
        return places[0];
    }

    private static string Last(ImmutableArray<Dated<string>> words, DateOnly day)
    {
        for (var i = words.Length - 1; i > 0; i--)
        {
            if (words[i].From <= day)
                return words[i].Value;
        }
        return words[0].Value;
    }
}
