using System.Diagnostics;

namespace Reporting.Domain.OrgUnits;

/// <summary>What an event does to units, in one form for all kinds of events.</summary>
internal sealed record UnitActs(DateOnly From)
{
    public IEnumerable<EstablishedUnit> Established { get; init; } = [];
    public IEnumerable<UnitId> Ended { get; init; } = [];
    public IEnumerable<UnitSuccession> Successions { get; init; } = [];
    public IEnumerable<ReorganisedPlace> Placed { get; init; } = [];
    public IEnumerable<ReorganisedWord> Renamed { get; init; } = [];
    public IEnumerable<ReorganisedWord> Recoded { get; init; } = [];
    public UnitReopened? Reopened { get; init; }

    public static UnitActs Of(UnitEvent happened) => happened switch
    {
        UnitRegistered e => new UnitActs(e.EffectiveFrom)
        {
            Established = [new EstablishedUnit(e.UnitId, e.Code, e.Name, e.Kind, e.Parent)],
            Placed = (e.OtherParents ?? []).Select(other =>
                new ReorganisedPlace(e.UnitId, other.Parent, other.Hierarchy)),
        },
        UnitMoved e => new UnitActs(e.EffectiveFrom)
        {
            Placed = [new ReorganisedPlace(e.UnitId, e.Parent, e.Hierarchy)],
        },
        UnitRenamed e => new UnitActs(e.EffectiveFrom) { Renamed = [new ReorganisedWord(e.UnitId, e.Name)] },
        UnitRecoded e => new UnitActs(e.EffectiveFrom) { Recoded = [new ReorganisedWord(e.UnitId, e.Code)] },
        UnitDissolved e => new UnitActs(e.EffectiveFrom) { Ended = [e.UnitId] },
        UnitReopened e => new UnitActs(e.EffectiveFrom) { Reopened = e },
        UnitsMerged e => new UnitActs(e.EffectiveFrom)
        {
            Established = e.Established is null ? [] : [e.Established],
            Ended = e.Predecessors,
            Successions = e.Predecessors.Select(from =>
                new UnitSuccession(from, e.Successor, SuccessionShare.Full)),
        },
        UnitSplit e => new UnitActs(e.EffectiveFrom)
        {
            Established = e.Established,
            Ended = e.IsEnded ? [e.UnitId] : [],
            Successions = e.Successions,
        },
        UnitsReorganised e => new UnitActs(e.EffectiveFrom)
        {
            Established = e.Components.SelectMany(c => c.Established),
            Ended = e.Components.SelectMany(c => c.Ended),
            Successions = e.Components.SelectMany(c => c.Successions),
            Placed = e.Components.SelectMany(c => c.Moved),
            Renamed = e.Components.SelectMany(c => c.Renamed),
            Recoded = e.Components.SelectMany(c => c.Recoded),
        },
        _ => throw new UnreachableException($"{happened.GetType().Name} in the units' register: corrupt stream"),
    };

    /// <summary>The units that it changes: those whose rules may be broken by it.</summary>
    public IEnumerable<UnitId> Changed() => Established.Select(e => e.UnitId)
        .Concat(Ended).Concat(Placed.Select(p => p.UnitId)).Concat(Renamed.Select(r => r.UnitId))
        .Concat(Recoded.Select(r => r.UnitId)).Concat(Reopened is null ? [] : [Reopened.UnitId]).Distinct();

    /// <summary>Also those that go on in a succession.</summary>
    public IEnumerable<UnitId> Handled() =>
        Changed().Concat(Successions.SelectMany(s => new[] { s.From, s.To })).Distinct();

    /// <summary>All units that it speaks of: parents, too.</summary>
    public IEnumerable<UnitId> Concerned() => Handled()
        .Concat(Established.Select(e => e.Parent).OfType<UnitId>())
        .Concat(Placed.Select(p => p.Parent).OfType<UnitId>())
        .Concat(Reopened?.Parent is { } parent ? [parent] : []).Distinct();
}
