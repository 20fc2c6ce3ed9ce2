namespace Reporting.Domain.OrgUnits;

/// <summary>Days on which a unit exists, is called the same, and hangs at the same place in the territory.</summary>
/// <param name="To">The first day on which it is not so any more; <see cref="DateOnly.MaxValue"/> for none.</param>
public sealed record UnitStretch(
    OrgUnit Unit, DateOnly From, DateOnly To, string Code, string Name, UnitId? Parent)
{
    /// <summary>All stretches of a unit, in their order.</summary>
    public static IEnumerable<UnitStretch> Of(OrgUnit unit)
    {
        foreach (var span in unit.Spans)
        {
            var end = span.To ?? DateOnly.MaxValue;
            var days = unit.Codes.Select(c => c.From).Concat(unit.Names.Select(n => n.From))
                .Concat(unit.Placements.Select(p => p.From))
                .Where(day => span.From < day && day < end).Append(span.From).Append(end).Distinct().Order().ToList();
            for (var i = 0; i + 1 < days.Count; i++)
                yield return new UnitStretch(
                    unit, days[i], days[i + 1], unit.CodeOn(days[i]), unit.NameOn(days[i]), unit.Parent(days[i]));
        }
    }
}

/// <summary>A succession as it holds: who gave what to whom, from which day on.</summary>
public sealed record KnownSuccession(UnitId From, UnitId To, DateOnly Day, SuccessionShare Share, decimal? Weight)
{
    /// <summary>The successions of a unit that hold in a register; one that goes on is not its own successor
    /// here.</summary>
    public static IEnumerable<KnownSuccession> Of(UnitRegister units, UnitId predecessor) =>
        from crossing in units.Forward.GetValueOrDefault(predecessor, [])
        from edge in crossing.Edges
        where edge.From != edge.To
        select new KnownSuccession(edge.From, edge.To, crossing.Day, edge.Share, edge.Weight);
}
