using System.Collections.Immutable;

namespace Reporting.Domain.OrgUnits;

/// <summary>All maps of the register: to whom the figures of each unit belong on any day (A2). Whatever happened to
/// units, every figure belongs somewhere on every day, wholly and once.</summary>
public sealed class UnitMaps
{
    private readonly UnitRegister units;
    private readonly List<UnitMapRow> rows = [];

    private UnitMaps(UnitRegister units) => this.units = units;

    public static IReadOnlyList<UnitMapRow> Of(UnitRegister units)
    {
        var maps = new UnitMaps(units);
        foreach (var unit in units.Units)
            maps.Add(unit);
        return maps.rows;
    }

    /// <summary>The rows of one unit's figures.</summary>
    public static IReadOnlyList<UnitMapRow> Of(UnitRegister units, UnitId unit)
    {
        var maps = new UnitMaps(units);
        maps.Add(units.ById(unit)!);
        return maps.rows;
    }

    private void Add(OrgUnit unit)
    {
        var turns = Turns(unit);
        for (var i = 0; i <= turns.Count; i++)
        {
            var first = i == 0 ? DateOnly.MinValue : turns[i - 1];
            var end = i == turns.Count ? DateOnly.MaxValue : turns[i];
            var home = i == 0 ? unit.EffectiveFrom : first;
            var held = new List<UnitHolding>();
            var walk = new UnitWalk(units, held);
            walk.Forward(unit.UnitId, (home, long.MaxValue), home, 1, MapFigures.All);
            walk.Backward(unit.UnitId, (home, long.MaxValue), home, MapFigures.All);
            foreach (var holding in Joined(held))
                Expand(unit.UnitId, holding, first, end);
        }
    }

    /// <summary>The days from which on what the unit reports is for something else than before: it gave something away
    /// or got something and went on, or it exists again.</summary>
    private List<DateOnly> Turns(OrgUnit unit)
    {
        var crossed = units.Forward.GetValueOrDefault(unit.UnitId, [])
            .Concat(units.Backward.GetValueOrDefault(unit.UnitId, [])).Select(crossing => crossing.Day);
        return
        [
            .. crossed.Where(day => unit.EffectiveFrom < day && unit.Exists(day))
                .Concat(unit.Spans.Skip(1).Select(span => span.From)).Distinct().Order(),
        ];
    }

    private void Expand(UnitId unit, UnitHolding holding, DateOnly first, DateOnly end)
    {
        Add(holding.Holder, holding.From, holding.To);
        if (!holding.IsUndivided)
            Climb(holding.Holder, holding.From, holding.To);
        else if (holding.Place is { } place)
        {
            Add(place, holding.From, holding.To);
            Climb(place, holding.From, holding.To);
        }

        void Climb(UnitId from, DateOnly since, DateOnly until)
        {
            var places = units.ById(from)!.Placements;
            for (var i = 0; i < places.Length; i++)
            {
                var begin = i == 0 || places[i].From < since ? since : places[i].From;
                var stop = i + 1 < places.Length && places[i + 1].From < until ? places[i + 1].From : until;
                if (begin >= stop || places[i].Parent is not { } parent)
                    continue;
                Add(parent, begin, stop);
                Climb(parent, begin, stop);
            }
        }

        void Add(UnitId ancestor, DateOnly from, DateOnly to) => rows.Add(new UnitMapRow(
            ancestor, unit, from, to, first, end, holding.Weight, holding.Figures, holding.Holder,
            !holding.IsUndivided && holding.Holder != unit, holding.IsUndivided));
    }

    // Before and after the day a unit was at home there, it may be held by the same one.
    private static IEnumerable<UnitHolding> Joined(List<UnitHolding> held)
    {
        UnitHolding? open = null;
        foreach (var next in held.OrderBy(h => h.Figures).ThenBy(h => h.Holder.Value).ThenBy(h => h.IsUndivided)
            .ThenBy(h => h.From))
        {
            if (open is not null && open.To == next.From && open with { From = next.From, To = next.To } == next)
                open = open with { To = next.To };
            else
            {
                if (open is not null)
                    yield return open;
                open = next;
            }
        }
        if (open is not null)
            yield return open;
    }
}

/// <summary>Who stands for a unit that reported figures, on the map of some days.</summary>
/// <param name="Place">Under whom the figures hang when they are not divided; null at the top.</param>
internal sealed record UnitHolding(
    UnitId Holder, DateOnly From, DateOnly To, decimal Weight, MapFigures Figures, bool IsUndivided = false,
    UnitId? Place = null);
