using System.Collections.Immutable;

namespace Reporting.Domain.OrgUnits;

/// <summary>Follows the figures of a unit from successor to successor, and back from predecessor to
/// predecessor.</summary>
/// <param name="held">Gets what is found.</param>
internal sealed class UnitWalk(UnitRegister units, List<UnitHolding> held)
{
    /// <summary>To the maps of later days.</summary>
    /// <param name="holder">Who stands for the reporter up to now.</param>
    /// <param name="time">Up to which event that is seen.</param>
    /// <param name="from">The first day on which it does.</param>
    public void Forward(UnitId holder, (DateOnly Day, long At) time, DateOnly from, decimal weight, MapFigures figures)
    {
        var crossing = Crossings(units.Forward, holder).FirstOrDefault(c => c.Time.CompareTo(time) > 0);
        if (crossing is null)
        {
            Hold(new UnitHolding(holder, from, DateOnly.MaxValue, weight, figures));
            return;
        }
        Hold(new UnitHolding(holder, from, crossing.Day, weight, figures));
        var later = from > crossing.Day ? from : crossing.Day;
        // One unit became one unit: everything goes over as it is.
        if (crossing.Whole is { } only && IsOneToOne(crossing, units.Backward, only))
        {
            Forward(only, crossing.Time, later, weight, figures);
            return;
        }
        if (figures != MapFigures.Additive)
            Stay(holder, crossing, later, DateOnly.MaxValue, weight, MapFigures.Other);
        if (figures != MapFigures.Other)
            Divide(holder, crossing, later, weight);
    }

    private void Divide(UnitId holder, Crossing crossing, DateOnly later, decimal weight)
    {
        var left = 1m;
        foreach (var edge in crossing.Edges)
        {
            var part = edge.Share == SuccessionShare.Full ? 1 : edge.Weight ?? 0;
            left -= part;
            if (part > 0)
                Forward(edge.To, crossing.Time, later, weight * part, MapFigures.Additive);
        }
        // Nobody stated who gets this: no number is invented for it.
        if (left > 0)
            Stay(holder, crossing, later, DateOnly.MaxValue, weight * left, MapFigures.Additive);
    }

    /// <summary>To the maps of earlier days.</summary>
    /// <param name="time">The last event that was not gone back behind.</param>
    /// <param name="to">The first day on which somebody else stands for the reporter.</param>
    public void Backward(UnitId holder, (DateOnly Day, long At) time, DateOnly to, MapFigures figures)
    {
        var crossing = Crossings(units.Backward, holder).LastOrDefault(c => c.Time.CompareTo(time) <= 0);
        if (crossing is null)
        {
            Hold(new UnitHolding(holder, DateOnly.MinValue, to, 1, figures));
            return;
        }
        Hold(new UnitHolding(holder, crossing.Day, to, 1, figures));
        var earlier = to < crossing.Day ? to : crossing.Day;
        var before = (crossing.Day, crossing.At - 1);
        if (crossing.Edges is not [var edge])
        {
            Stay(holder, crossing, DateOnly.MinValue, earlier, 1, figures);
            return;
        }
        if (IsOneToOne(crossing, units.Forward, edge.From))
        {
            Backward(edge.From, before, earlier, figures);
            return;
        }
        // All of the unit came out of one: what can be added up was the predecessor's.
        if (figures != MapFigures.Additive)
            Stay(holder, crossing, DateOnly.MinValue, earlier, 1, MapFigures.Other);
        if (figures != MapFigures.Other)
            Backward(edge.From, before, earlier, MapFigures.Additive);
    }

    private void Stay(
        UnitId holder, Crossing crossing, DateOnly from, DateOnly to, decimal weight, MapFigures figures) =>
        Hold(new UnitHolding(holder, from, to, weight, figures, IsUndivided: true, crossing.Place));

    private void Hold(UnitHolding holding)
    {
        if (holding.From < holding.To)
            held.Add(holding);
    }

    private static bool IsOneToOne(
        Crossing crossing, ImmutableDictionary<UnitId, ImmutableArray<Crossing>> others, UnitId other) =>
        crossing.Edges is [{ Share: SuccessionShare.Full }]
        && Crossings(others, other).Single(c => c.Time == crossing.Time).Edges.Length == 1;

    private static ImmutableArray<Crossing> Crossings(
        ImmutableDictionary<UnitId, ImmutableArray<Crossing>> of, UnitId unit) =>
        of.GetValueOrDefault(unit, []);
}
