using System.Collections.Immutable;

namespace Reporting.Domain.OrgUnits;

/// <summary>What must hold of every unit on every day, looked at in the register as an event would leave it.</summary>
/// <param name="after">The register with the event.</param>
internal sealed class UnitRules(UnitRegister after, UnitActs acts)
{
    private readonly HashSet<UnitId> ended = [.. acts.Ended];
    private readonly HashSet<UnitId> established = [.. acts.Established.Select(unit => unit.UnitId)];

    /// <summary>Everything that the event would break; none when it may happen.</summary>
    public static IEnumerable<Refusal> Broken(UnitRegister before, UnitEvent happened)
    {
        var acts = UnitActs.Of(happened);
        var missing = Missing(before, acts).ToList();
        return missing.Count > 0
            ? missing
            : new UnitRules(UnitRegister.Evolve(before, happened), acts).Broken();
    }

    /// <summary>The first thing that the event would break, or null.</summary>
    public static Refusal? FirstBroken(UnitRegister before, UnitEvent happened) =>
        Broken(before, happened).FirstOrDefault();

    /// <summary>What does not hold of some units in a register as it is.</summary>
    public static IEnumerable<Refusal> BrokenIn(UnitRegister register, IEnumerable<UnitId> units, DateOnly from)
    {
        var rules = new UnitRules(register, new UnitActs(from));
        return units.Select(register.ById).OfType<OrgUnit>()
            .SelectMany(unit => rules.CodesTaken(unit).Concat(rules.ParentsMissing(unit)).Concat(rules.Cycles(unit)));
    }

    private IEnumerable<Refusal> Broken() => acts.Changed().SelectMany(Broken).Concat(Orphaned());

    // What an act speaks of must exist on its day; what it brings is judged by the register with it.
    private static IEnumerable<Refusal> Missing(UnitRegister before, UnitActs acts)
    {
        var brought = acts.Established.Select(unit => unit.UnitId).ToHashSet();
        var ended = acts.Ended.ToHashSet();
        foreach (var id in acts.Changed().Concat(acts.Successions.SelectMany(s => new[] { s.From, s.To })).Distinct())
        {
            if (brought.Contains(id) || acts.Reopened?.UnitId == id)
                continue;
            if (before.ById(id) is not { } unit)
                yield return UnitRefusals.Unknown(id.Value.ToString());
            else if (unit.EffectiveFrom > acts.From)
                yield return UnitRefusals.NotYetEffective(unit.Code, unit.EffectiveFrom);
            else if (!unit.Exists(acts.From))
                yield return UnitRefusals.Ended(unit.Code, EndBefore(unit, acts.From));
            else if (ended.Contains(id) && unit.Spans.Any(span => span.From == acts.From))
                yield return UnitRefusals.EndsOnFirstDay(unit.Code);
            else if (ended.Contains(id) && HasLater(unit, before, acts.From))
                yield return UnitRefusals.LaterActs(unit.Code);
        }
        foreach (var succession in acts.Successions.Where(s => s.From != s.To && ended.Contains(s.To)))
            yield return UnitRefusals.Ended(before.ById(succession.To)!.Code, acts.From);
    }

    private static bool HasLater(OrgUnit unit, UnitRegister before, DateOnly day) =>
        unit.EndedFrom > day || unit.Spans[^1].From > day || unit.Names[^1].From > day || unit.Codes[^1].From > day
        || unit.Placements[^1].From > day
        || unit.OtherPlacements.Values.Any(places => places[^1].From > day)
        || Crosses(before.Forward, unit.UnitId, day) || Crosses(before.Backward, unit.UnitId, day);

    private static bool Crosses(
        ImmutableDictionary<UnitId, ImmutableArray<Crossing>> crossings, UnitId unit, DateOnly day) =>
        crossings.TryGetValue(unit, out var all) && all.Any(crossing => crossing.Day > day);

    internal static DateOnly EndBefore(OrgUnit unit, DateOnly day) =>
        unit.Spans.Where(span => span.To <= day).Max(span => span.To) ?? day;

    private IEnumerable<Refusal> Broken(UnitId id)
    {
        var unit = after.ById(id)!;
        var broken = CodesTaken(unit).Concat(ParentsMissing(unit));
        // Nobody hangs below a unit that has just begun, unless the same event says so.
        if (!established.Contains(id) || acts.Established.Skip(1).Any() || acts.Placed.Any())
            broken = broken.Concat(Cycles(unit));
        return broken;
    }

    /// <summary>Codes that another unit has on a day on which this one has them.</summary>
    private IEnumerable<Refusal> CodesTaken(OrgUnit unit) => unit.Codes.Select(c => c.Value).Distinct()
        .Where(code => after.WithCode(code).Any(other => other.UnitId != unit.UnitId
            && Holds(unit, code).Any(span => Holds(other, code).Any(theirs => Overlap(span, theirs)))))
        .Select(UnitRefusals.CodeTaken);

    private static IEnumerable<Span> Holds(OrgUnit unit, string code)
    {
        for (var i = 0; i < unit.Codes.Length; i++)
        {
            if (unit.Codes[i].Value != code)
                continue;
            var to = i + 1 < unit.Codes.Length ? unit.Codes[i + 1].From : (DateOnly?)null;
            foreach (var span in unit.Spans)
            {
                if (Cut(span, unit.Codes[i].From, to) is { } held)
                    yield return held;
            }
        }
    }

    /// <summary>Parents that do not exist while the unit hangs under them.</summary>
    private IEnumerable<Refusal> ParentsMissing(OrgUnit unit) => unit.OtherPlacements.Values.Prepend(unit.Placements)
        .SelectMany(places => ParentsMissing(unit, places)).Take(1);

    private IEnumerable<Refusal> ParentsMissing(OrgUnit unit, ImmutableArray<Placement> places)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] is not { IsRest: false, Parent: { } id })
                continue;
            var to = i + 1 < places.Length ? places[i + 1].From : (DateOnly?)null;
            var stays = unit.Spans.Select(span => Cut(span, places[i].From, to)).OfType<Span>().ToList();
            if (stays.Count > 0 && Missing(unit, after.ById(id), stays) is { } missing)
                yield return missing;
        }
    }

    private static Refusal? Missing(OrgUnit unit, OrgUnit? parent, List<Span> stays)
    {
        if (parent is null)
            return UnitRefusals.ParentUnknown();
        foreach (var stay in stays)
        {
            if (parent.EffectiveFrom > stay.From)
                return UnitRefusals.ParentNotYetEffective(parent.EffectiveFrom);
            if (!parent.Spans.Any(span => span.Has(stay.From) && (span.To is null || stay.To <= span.To)))
                return UnitRefusals.ParentEnded(unit.Code, parent.Code, End(parent, stay.From));
        }
        return null;
    }

    private static DateOnly End(OrgUnit parent, DateOnly from) =>
        parent.Spans.FirstOrDefault(span => span.Has(from))?.To ?? EndBefore(parent, from);

    /// <summary>Days on which the unit would hang below itself.</summary>
    private IEnumerable<Refusal> Cycles(OrgUnit unit)
    {
        foreach (var hierarchy in unit.OtherPlacements.Keys.Prepend(OrgUnit.Territory))
        {
            var days = after.ActDays.Where(day => day > acts.From).Prepend(acts.From);
            foreach (var day in days.Where(day => unit.Parent(hierarchy, day) is { } parent
                && after.Path(parent, day, hierarchy).Contains(unit.UnitId)).Take(1))
            {
                var parent = after.ById(unit.Parent(hierarchy, day)!.Value)!;
                yield return UnitRefusals.Cycle(unit.Code, parent.Code);
            }
        }
    }

    /// <summary>Units that still hang under one that ends.</summary>
    private IEnumerable<Refusal> Orphaned()
    {
        if (ended.Count == 0)
            yield break;
        foreach (var child in after.Units.Where(unit => !ended.Contains(unit.UnitId))
            .OrderBy(unit => unit.Code, StringComparer.Ordinal))
        {
            foreach (var places in child.OtherPlacements.Values.Prepend(child.Placements))
            {
                foreach (var place in places.Where(place => !place.IsRest))
                {
                    if (place.Parent is { } parent && ended.Contains(parent) && ParentsMissing(child, places).Any())
                        yield return UnitRefusals.HasChildren(after.ById(parent)!.Code, child.Code);
                }
            }
        }
    }

    private static Span? Cut(Span span, DateOnly from, DateOnly? to)
    {
        var begin = span.From > from ? span.From : from;
        var end = span.To is null || to < span.To ? to ?? span.To : span.To;
        return end is null || begin < end ? new Span(begin, end) : null;
    }

    private static bool Overlap(Span left, Span right) =>
        (right.To is null || left.From < right.To) && (left.To is null || right.From < left.To);
}
