using System.Collections.Immutable;
using System.Diagnostics;

namespace Reporting.Domain.OrgUnits;

/// <summary>All units: one stream, because unique codes and a tree without cycles are rules of the whole
/// (docs/adr/0010).</summary>
public sealed class UnitRegister
{
    public static readonly UnitRegister Initial =
        new(ImmutableDictionary<UnitId, OrgUnit>.Empty, ImmutableDictionary<string, UnitId>.Empty, []);

    private readonly ImmutableDictionary<UnitId, OrgUnit> byId;
    private readonly ImmutableDictionary<string, UnitId> byCode;
    private readonly ImmutableSortedSet<DateOnly> moveDays;
    private ILookup<UnitId, OrgUnit>? childrenNow;

    private UnitRegister(
        ImmutableDictionary<UnitId, OrgUnit> byId, ImmutableDictionary<string, UnitId> byCode,
        ImmutableSortedSet<DateOnly> moveDays) =>
        (this.byId, this.byCode, this.moveDays) = (byId, byCode, moveDays);

    public static Guid StreamId { get; } = Uuid5.Of("unit-register", "units");

    public int Count => byId.Count;

    public IEnumerable<OrgUnit> Units => byId.Values;

    /// <summary>The days on which units move. Between two of them the tree stays as it is.</summary>
    internal ImmutableSortedSet<DateOnly> MoveDays => moveDays;

    public static UnitId IdOf(string code, DateOnly effectiveFrom) =>
        new(Uuid5.Of("unit", code, effectiveFrom.ToString("yyyy-MM-dd", null)));

    public OrgUnit? ById(UnitId unit) => byId.GetValueOrDefault(unit);

    /// <summary>The unit that has the code; on a given day only if it is effective then.</summary>
    public OrgUnit? Find(string code, DateOnly? on = null) =>
        byCode.TryGetValue(code, out var id) && byId[id] is var unit && (on is null || unit.EffectiveFrom <= on)
            ? unit
            : null;

    /// <summary>Whether the unit is the ancestor itself or anywhere below it.</summary>
    public bool IsWithin(UnitId unit, UnitId ancestor, DateOnly? on = null)
    {
        for (UnitId? at = unit; at is { } id; at = byId.GetValueOrDefault(id)?.Parent(on))
        {
            if (id == ancestor)
                return true;
        }
        return false;
    }

    /// <summary>The unit and all below it in the tree as last known, of one kind if asked for.</summary>
    public IEnumerable<OrgUnit> Subtree(UnitId unit, string? kind = null)
    {
        // Made at the first question and kept: the register is asked far more often than it changes.
        childrenNow ??= byId.Values.Where(u => u.Parent() is not null).ToLookup(u => u.Parent()!.Value);
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
        var (byId, byCode, moveDays) = (state.byId.ToBuilder(), state.byCode.ToBuilder(), state.moveDays.ToBuilder());
        foreach (var happened in history)
        {
            switch (happened)
            {
                case UnitRegistered e:
                    byId.Add(e.UnitId, new OrgUnit(
                        e.UnitId, e.Code, e.Name, e.Kind, e.EffectiveFrom, [new Placement(e.EffectiveFrom, e.Parent)]));
                    byCode.Add(e.Code, e.UnitId);
                    break;
                case UnitMoved e:
                    byId[e.UnitId] = byId[e.UnitId].Place(e.EffectiveFrom, e.Parent);
                    moveDays.Add(e.EffectiveFrom);
                    break;
                default:
                    throw new UnreachableException($"{happened.GetType().Name} in the units' register: corrupt stream");
            }
        }
        return new UnitRegister(byId.ToImmutable(), byCode.ToImmutable(), moveDays.ToImmutable());
    }
}
