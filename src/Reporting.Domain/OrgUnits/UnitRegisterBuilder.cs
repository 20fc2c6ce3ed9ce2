using System.Collections.Immutable;

namespace Reporting.Domain.OrgUnits;

/// <summary>A register in the making: many events without an intermediate one for each.</summary>
internal sealed class UnitRegisterBuilder
{
    public UnitRegisterBuilder() { }

    public UnitRegisterBuilder(UnitRegister of)
    {
        (Units, ByCode) = (of.AllById.ToBuilder(), of.AllByCode.ToBuilder());
        (Forward, Backward) = (of.Forward.ToBuilder(), of.Backward.ToBuilder());
        (ActDays, Reorganisations) = (of.ActDays.ToBuilder(), of.Reorganisations.ToBuilder());
        (Restructured, UsedIds, EventCount) = (of.Restructured.ToBuilder(), of.UsedIds.ToBuilder(), of.EventCount);
    }

    public ImmutableDictionary<UnitId, OrgUnit>.Builder Units { get; } =
        ImmutableDictionary.CreateBuilder<UnitId, OrgUnit>();

    public ImmutableDictionary<string, ImmutableArray<UnitId>>.Builder ByCode { get; } =
        ImmutableDictionary.CreateBuilder<string, ImmutableArray<UnitId>>();

    public ImmutableDictionary<UnitId, ImmutableArray<Crossing>>.Builder Forward { get; } =
        ImmutableDictionary.CreateBuilder<UnitId, ImmutableArray<Crossing>>();

    public ImmutableDictionary<UnitId, ImmutableArray<Crossing>>.Builder Backward { get; } =
        ImmutableDictionary.CreateBuilder<UnitId, ImmutableArray<Crossing>>();

    public ImmutableSortedSet<DateOnly>.Builder ActDays { get; } = ImmutableSortedSet.CreateBuilder<DateOnly>();

    public ImmutableDictionary<Guid, Reorganisation>.Builder Reorganisations { get; } =
        ImmutableDictionary.CreateBuilder<Guid, Reorganisation>();

    public ImmutableHashSet<UnitEvent>.Builder Restructured { get; } = ImmutableHashSet.CreateBuilder<UnitEvent>();

    public ImmutableHashSet<UnitId>.Builder UsedIds { get; } = ImmutableHashSet.CreateBuilder<UnitId>();

    public long EventCount { get; private set; }

    public void Add(UnitEvent happened)
    {
        EventCount++;
        if (happened is ReorganisationRescinded rescinded)
        {
            Rescind(Reorganisations[rescinded.ReorganisationId]);
            return;
        }
        var acts = UnitActs.Of(happened);
        if (happened is UnitsReorganised reorganised)
            Reorganisations[reorganised.ReorganisationId] = new Reorganisation(
                reorganised, [.. acts.Handled().Where(Units.ContainsKey).Select(id => Units[id])], EventCount, false);
        if (happened is UnitsMerged or UnitSplit)
            Restructured.Add(happened);
        // A first day is no change of the tree for those that were there before.
        if (happened is not UnitRegistered)
            ActDays.Add(acts.From);
        Apply(acts);
        foreach (var id in acts.Concerned())
        {
            if (Units.TryGetValue(id, out var unit))
                Units[id] = unit with { TouchedAt = EventCount };
        }
    }

    private void Apply(UnitActs acts)
    {
        foreach (var established in acts.Established)
            Establish(established, acts.From);
        foreach (var word in acts.Renamed)
            Change(word.UnitId, unit => unit with { Names = Dated(unit.Names, acts.From, word.Text) });
        foreach (var word in acts.Recoded)
            Recode(word.UnitId, acts.From, word.Text);
        foreach (var place in acts.Placed)
            Change(place.UnitId, unit => Place(unit, place, acts.From));
        if (acts.Reopened is { } reopened)
            Reopen(reopened);
        // Who goes on is seen before anybody ends.
        var crossings = new UnitCrossings(this, acts, EventCount);
        foreach (var id in acts.Ended)
            Change(id, unit => unit with { Spans = unit.Spans.SetItem(
                unit.Spans.Length - 1, unit.Spans[^1] with { To = acts.From }) });
        crossings.Add();
    }

    public void Change(UnitId id, Func<OrgUnit, OrgUnit> change)
    {
        // A unit that is not there is found by the rules, which look at the register as it would be.
        if (Units.TryGetValue(id, out var unit))
            Units[id] = change(unit);
    }

    private void Establish(EstablishedUnit unit, DateOnly from)
    {
        Units[unit.UnitId] = new OrgUnit(
            unit.UnitId, unit.Kind, [new Span(from, null)], [new Dated<string>(from, unit.Code)],
            [new Dated<string>(from, unit.Name)], [new Placement(from, unit.Parent)],
            ImmutableSortedDictionary<string, ImmutableArray<Placement>>.Empty, EventCount);
        UsedIds.Add(unit.UnitId);
        Index(unit.Code, unit.UnitId);
    }

    private void Recode(UnitId id, DateOnly from, string code)
    {
        Change(id, unit => unit with { Codes = Dated(unit.Codes, from, code) });
        Index(code, id);
    }

    private void Reopen(UnitReopened e)
    {
        Change(e.UnitId, unit => unit with
        {
            Spans = unit.Spans.Add(new Span(e.EffectiveFrom, null)),
            Names = Dated(unit.Names, e.EffectiveFrom, e.Name),
            Placements = Placed(unit.Placements, new Placement(e.EffectiveFrom, e.Parent)),
        });
        Recode(e.UnitId, e.EffectiveFrom, e.Code);
    }

    private void Index(string code, UnitId id)
    {
        if (!ByCode.TryGetValue(code, out var ids))
            ByCode[code] = [id];
        else if (!ids.Contains(id))
            ByCode[code] = ids.Add(id);
    }

    /// <summary>Puts everything back as it was; nothing came after it that counts on it.</summary>
    private void Rescind(Reorganisation done)
    {
        var acts = UnitActs.Of(done.Event);
        foreach (var established in acts.Established)
        {
            Units.Remove(established.UnitId);
            ByCode[established.Code] = ByCode[established.Code].Remove(established.UnitId);
        }
        foreach (var unit in done.Before)
            Units[unit.UnitId] = unit with { TouchedAt = EventCount };
        foreach (var id in acts.Successions.SelectMany(s => new[] { s.From, s.To }).Distinct())
        {
            Drop(Forward, id, done.At);
            Drop(Backward, id, done.At);
        }
        Reorganisations[done.Event.ReorganisationId] = done with { IsRescinded = true };
    }

    private static void Drop(
        ImmutableDictionary<UnitId, ImmutableArray<Crossing>>.Builder crossings, UnitId id, long at)
    {
        if (crossings.TryGetValue(id, out var all))
            crossings[id] = all.RemoveAll(crossing => crossing.At == at);
    }

    private static OrgUnit Place(OrgUnit unit, ReorganisedPlace place, DateOnly from)
    {
        var placement = new Placement(from, place.Parent);
        return place.Hierarchy is not { } hierarchy || hierarchy == OrgUnit.Territory
            ? unit with { Placements = Placed(unit.Placements, placement) }
            : unit with
            {
                OtherPlacements = unit.OtherPlacements.SetItem(hierarchy, Placed(
                    unit.OtherPlacements.GetValueOrDefault(hierarchy, []), placement)),
            };
    }

    internal static ImmutableArray<Placement> Placed(ImmutableArray<Placement> places, Placement placement) =>
        [.. places.Where(p => p.From != placement.From).Append(placement).OrderBy(p => p.From)];

    private static ImmutableArray<Dated<string>> Dated(
        ImmutableArray<Dated<string>> words, DateOnly from, string text) =>
        [.. words.Where(w => w.From != from).Append(new Dated<string>(from, text)).OrderBy(w => w.From)];
}
