using System.Collections.Immutable;

namespace Reporting.Domain.OrgUnits;

/// <summary>What an event's successions add to a register: who gave what to whom, and where figures hang that nobody
/// can divide.</summary>
/// <param name="built">The register with all other acts of the event.</param>
/// <param name="at">The event's place in the stream.</param>
internal sealed class UnitCrossings(UnitRegisterBuilder built, UnitActs acts, long at)
{
    private readonly HashSet<UnitId> ended = [.. acts.Ended];
    private readonly HashSet<UnitId> established = [.. acts.Established.Select(unit => unit.UnitId)];
    private readonly Dictionary<UnitId, UnitId?> rests = [];
    private ILookup<UnitId, UnitSuccession> given = Array.Empty<UnitSuccession>().ToLookup(s => s.From);
    private ILookup<UnitId, UnitSuccession> got = Array.Empty<UnitSuccession>().ToLookup(s => s.To);

    private DateOnly Before => acts.From.AddDays(-1);

    public void Add()
    {
        var all = WithThoseThatGoOn([.. acts.Successions]);
        (given, got) = (all.ToLookup(s => s.From), all.ToLookup(s => s.To));
        // Places before the units' first days count on the tree as it was, so they come first.
        var crossed = got.Select(edges => (edges.Key, new Crossing(
            acts.From, at, [.. edges], Lowest(edges.Select(edge => Above(edge.From, Before)))))).ToList();
        foreach (var id in ended.Where(built.Units.ContainsKey))
            built.Change(id, unit => unit with
            {
                Placements = UnitRegisterBuilder.Placed(unit.Placements, new Placement(acts.From, RestOf(id), true)),
            });
        foreach (var edges in given)
            Insert(built.Forward, edges.Key, new Crossing(acts.From, at, [.. edges], PlaceOf(edges.Key)));
        foreach (var (id, crossing) in crossed)
        {
            Insert(built.Backward, id, crossing);
            // One that went on has its places of the days before.
            var isNew = crossing.Edges is not [var edge] || edge.From != id;
            built.Change(id, unit => !isNew || unit.EffectiveFrom < acts.From ? unit : unit with
            {
                Placements = UnitRegisterBuilder.Placed(unit.Placements, new Placement(
                    DateOnly.MinValue, crossing.Edges is [var only] ? only.From : crossing.Place, true)),
            });
        }
    }

    /// <summary>A unit that gets or gives something and goes on is its own successor with the rest.</summary>
    private List<UnitSuccession> WithThoseThatGoOn(List<UnitSuccession> stated)
    {
        var own = stated.Where(s => s.From == s.To).Select(s => s.From).ToHashSet();
        var gives = stated.ToLookup(s => s.From);
        var goesOn = stated.SelectMany(s => new[] { s.From, s.To }).Distinct()
            .Where(id => !own.Contains(id) && !ended.Contains(id)
                && !established.Contains(id) && built.Units.ContainsKey(id)).ToList();
        foreach (var id in goesOn)
        {
            var left = 1 - gives[id].Sum(s => s.Weight ?? 0);
            if (!gives[id].Any())
                stated.Add(new UnitSuccession(id, id, SuccessionShare.Full));
            else if (gives[id].Any(s => s.Weight is null))
                stated.Add(new UnitSuccession(id, id, SuccessionShare.Partial));
            else if (left > 0)
                stated.Add(new UnitSuccession(id, id, SuccessionShare.Partial, left));
        }
        return stated;
    }

    /// <summary>Where a unit that ends keeps its place: under the one that got everything, or else under the lowest
    /// one above all concerned.</summary>
    private UnitId? RestOf(UnitId id)
    {
        if (rests.TryGetValue(id, out var known))
            return known;
        return rests[id] = given[id].ToList() switch
        {
            [{ Share: SuccessionShare.Full } whole] => whole.To,
            [] => OldParent(id) is { } parent ? Standing(parent) : null,
            _ => PlaceOf(id),
        };
    }

    /// <summary>The lowest unit above a predecessor and all its successors, on the day of the event.</summary>
    private UnitId? PlaceOf(UnitId id)
    {
        IEnumerable<List<UnitId>> above = given[id].Where(s => s.To != id).Select(s => Above(s.To, acts.From));
        if (OldParent(id) is { } parent)
            above = above.Append(Standing(parent) is { } stands ? Path(stands, acts.From) : []);
        return Lowest(above);
    }

    // A parent that ends on the same day is stood for by whoever keeps its place.
    private UnitId? Standing(UnitId parent) => ended.Contains(parent) ? RestOf(parent) : parent;

    private UnitId? OldParent(UnitId id) => built.Units[id].Exists(acts.From)
        ? built.Units[id].Parent(acts.From) : built.Units[id].Parent(Before);

    private static UnitId? Lowest(IEnumerable<List<UnitId>> paths)
    {
        List<UnitId>? common = null;
        foreach (var path in paths)
            common = common is null ? path : [.. common.Where(path.Contains)];
        return common is [var lowest, ..] ? lowest : null;
    }

    private List<UnitId> Above(UnitId id, DateOnly day) =>
        built.Units.TryGetValue(id, out var unit) && unit.Parent(day) is { } parent ? Path(parent, day) : [];

    private List<UnitId> Path(UnitId id, DateOnly day)
    {
        var path = new List<UnitId>();
        // The rules refuse a circle; until they have looked, the walk must end all the same.
        for (UnitId? next = id; next is { } here && !path.Contains(here);
            next = built.Units.GetValueOrDefault(here)?.Parent(day))
            path.Add(here);
        return path;
    }

    private static void Insert(
        ImmutableDictionary<UnitId, ImmutableArray<Crossing>>.Builder crossings, UnitId id, Crossing crossing) =>
        crossings[id] = [.. crossings.GetValueOrDefault(id, []).Append(crossing).OrderBy(c => c.Time)];
}
