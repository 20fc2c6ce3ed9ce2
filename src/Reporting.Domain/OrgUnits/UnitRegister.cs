using System.Collections.Immutable;

namespace Reporting.Domain.OrgUnits;

/// <summary>All units: one stream, because unique codes and a tree without cycles are rules of the whole
/// (docs/adr/0010).</summary>
public sealed class UnitRegister
{
    public static readonly UnitRegister Initial = new(new UnitRegisterBuilder());

    private readonly ImmutableDictionary<UnitId, OrgUnit> byId;
    private readonly ImmutableDictionary<string, ImmutableArray<UnitId>> byCode;
    private DateOnly? today;
    private ILookup<UnitId, OrgUnit>? childrenNow;

    internal UnitRegister(UnitRegisterBuilder built)
    {
        (byId, byCode) = (built.Units.ToImmutable(), built.ByCode.ToImmutable());
        (Forward, Backward) = (built.Forward.ToImmutable(), built.Backward.ToImmutable());
        (ActDays, Reorganisations) = (built.ActDays.ToImmutable(), built.Reorganisations.ToImmutable());
        (Restructured, UsedIds, EventCount) =
            (built.Restructured.ToImmutable(), built.UsedIds.ToImmutable(), built.EventCount);
    }

    private UnitRegister(UnitRegister of, DateOnly today)
    {
        (byId, byCode, Forward, Backward) = (of.byId, of.byCode, of.Forward, of.Backward);
        (ActDays, Reorganisations, Restructured) = (of.ActDays, of.Reorganisations, of.Restructured);
        (UsedIds, EventCount, this.today) = (of.UsedIds, of.EventCount, today);
    }

    public static Guid StreamId { get; } = Uuid5.Of("unit-register", "units");

    public int Count => byId.Count;

    public IEnumerable<OrgUnit> Units => byId.Values;

    /// <summary>What units gave to their successors, by the predecessor; in the order of the days.</summary>
    internal ImmutableDictionary<UnitId, ImmutableArray<Crossing>> Forward { get; }

    /// <summary>What units got from their predecessors, by the successor; in the order of the days.</summary>
    internal ImmutableDictionary<UnitId, ImmutableArray<Crossing>> Backward { get; }

    /// <summary>The days on which units change. Between two of them the tree stays as it is.</summary>
    internal ImmutableSortedSet<DateOnly> ActDays { get; }

    internal ImmutableDictionary<Guid, Reorganisation> Reorganisations { get; }

    /// <summary>Merges and splits that were done, so that the same wish adds nothing.</summary>
    internal ImmutableHashSet<UnitEvent> Restructured { get; }

    /// <summary>Every id that a unit ever had, also one that was rescinded.</summary>
    internal ImmutableHashSet<UnitId> UsedIds { get; }

    internal long EventCount { get; }

    public static UnitId IdOf(string code, DateOnly effectiveFrom) =>
        new(Uuid5.Of("unit", code, effectiveFrom.ToString("yyyy-MM-dd", null)));

    /// <summary>The register for questions of a day: those that name no day are answered for this one, instead of for
    /// the last day known.</summary>
    public UnitRegister At(DateOnly day) => today == day ? this : new UnitRegister(this, day);

    public OrgUnit? ById(UnitId unit) => byId.GetValueOrDefault(unit);

    /// <summary>The unit that has the code: on a given day only one that exists then. Without a day the one of today
    /// comes before the next one, and that one before those of the past.</summary>
    public OrgUnit? Find(string code, DateOnly? on = null)
    {
        if (!byCode.TryGetValue(code, out var ids))
            return null;
        if (on is { } day)
            return Holder(ids, code, day);
        var asked = today ?? DateOnly.MaxValue;
        return Holder(ids, code, asked) ?? ids.Select(id => byId[id]).Where(unit => unit.Codes.Any(c => c.Value == code))
            .OrderByDescending(unit => unit.EffectiveFrom > asked).ThenBy(unit => Distance(unit, asked))
            .FirstOrDefault();
    }

    /// <summary>The unit that a text names: by its id, by <c>code@2025-06-30</c>, or by its code on the day.</summary>
    public OrgUnit? Named(string text, DateOnly? on = null)
    {
        if (Guid.TryParseExact(text, "D", out var id) && ById(new UnitId(id)) is { } unit)
            return unit;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
            return (on is { } asked ? Find(text, asked) : null) ?? Find(text);
        return DateOnly.TryParseExact(text.AsSpan(at + 1), "yyyy-MM-dd", out var day) ? Find(text[..at], day) : null;
    }

    /// <summary>The reorganisation of an id, also one that was rescinded.</summary>
    public UnitsReorganised? Reorganised(Guid reorganisation) =>
        Reorganisations.GetValueOrDefault(reorganisation)?.Event;

    /// <summary>Whether the unit is the ancestor itself or anywhere below it.</summary>
    public bool IsWithin(UnitId unit, UnitId ancestor, DateOnly? on = null) =>
        Path(unit, on).Any(id => id == ancestor);

    /// <summary>The unit and all above it in a hierarchy, as long as they are in the register.</summary>
    public IEnumerable<UnitId> Path(UnitId unit, DateOnly? on, string hierarchy = OrgUnit.Territory)
    {
        var stepCountMax = byId.Count + 1;
        for (UnitId? at = unit; at is { } id && stepCountMax-- > 0;
            at = byId.GetValueOrDefault(id)?.Parent(hierarchy, on ?? today))
            yield return id;
    }

    /// <summary>The unit and all that exist below it in the tree of the day, of one kind if asked for.</summary>
    public IEnumerable<OrgUnit> Subtree(UnitId unit, string? kind = null)
    {
        // Made at the first question and kept: the register is asked far more often than it changes.
        childrenNow ??= byId.Values.Where(u => u.Parent(today) is not null && (today is { } day
            ? u.Exists(day) : u.EndedFrom is null)).ToLookup(u => u.Parent(today)!.Value);
        var waiting = new Stack<OrgUnit>();
        if (ById(unit) is { } root)
            waiting.Push(root);
        while (waiting.TryPop(out var next))
        {
            if (kind is null || next.Kind == kind)
                yield return next;
            foreach (var child in childrenNow[next.UnitId])
                waiting.Push(child);
        }
    }

    public static UnitRegister Evolve(UnitRegister state, UnitEvent happened) => Fold(state, [happened]);

    /// <summary>Many events at once, without an intermediate register for each.</summary>
    public static UnitRegister Fold(UnitRegister state, IEnumerable<UnitEvent> history)
    {
        var builder = new UnitRegisterBuilder(state);
        foreach (var happened in history)
            builder.Add(happened);
        return new UnitRegister(builder) { today = state.today };
    }

    internal IEnumerable<OrgUnit> WithCode(string code) =>
        byCode.TryGetValue(code, out var ids) ? ids.Select(id => byId[id]) : [];

    internal ImmutableDictionary<UnitId, OrgUnit> AllById => byId;

    internal ImmutableDictionary<string, ImmutableArray<UnitId>> AllByCode => byCode;

    private OrgUnit? Holder(ImmutableArray<UnitId> ids, string code, DateOnly day)
    {
        foreach (var id in ids)
        {
            if (byId[id] is var unit && unit.Exists(day) && unit.CodeOn(day) == code)
                return unit;
        }
        return null;
    }

    private static int Distance(OrgUnit unit, DateOnly day) => unit.EffectiveFrom > day
        ? unit.EffectiveFrom.DayNumber - day.DayNumber
        : day.DayNumber - (unit.EndedFrom ?? day).DayNumber;
}
