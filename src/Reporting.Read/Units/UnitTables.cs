using Reporting.Domain.OrgUnits;
using Reporting.Read.Projections;

namespace Reporting.Read.Units;

/// <summary>A register as the rows of the read tables.</summary>
internal static class UnitTables
{
    private sealed record Place(OrgUnit Unit, string Hierarchy, DateOnly From, DateOnly To, Placement Placement);

    private static Column<OrgUnit>[] UnitColumns(UnitRegister units) =>
    [
        Columns<OrgUnit>.Uuid("unit_id", u => u.UnitId.Value),
        Columns<OrgUnit>.Text("code", u => u.Code),
        Columns<OrgUnit>.Text("name", u => u.Name),
        Columns<OrgUnit>.Text("kind", u => u.Kind),
        Columns<OrgUnit>.Date("effective_from", u => u.EffectiveFrom),
        Columns<OrgUnit>.DateOrNull("ended_from", u => u.EndedFrom),
        Columns<OrgUnit>.Date("last_day", u => u.EndedFrom?.AddDays(-1) ?? DateOnly.MaxValue),
        Columns<OrgUnit>.Text("parent_code", u => u.Parent() is { } parent ? units.ById(parent)?.Code : null),
    ];

    private static Column<UnitStretch>[] StretchColumns(UnitRegister units) =>
    [
        Columns<UnitStretch>.Uuid("unit_id", s => s.Unit.UnitId.Value),
        Columns<UnitStretch>.Date("from_day", s => s.From),
        Columns<UnitStretch>.Date("to_day", s => s.To),
        Columns<UnitStretch>.Text("code", s => s.Code),
        Columns<UnitStretch>.Text("name", s => s.Name),
        Columns<UnitStretch>.Text("kind", s => s.Unit.Kind),
        Columns<UnitStretch>.Date("effective_from", s => s.Unit.EffectiveFrom),
        Columns<UnitStretch>.DateOrNull("ended_from", s => s.Unit.EndedFrom),
        Columns<UnitStretch>.Text(
            "parent_code", s => s.Parent is { } parent ? units.ById(parent)?.CodeOn(s.From) : null),
    ];

    private static readonly Column<Place>[] PlaceColumns =
    [
        Columns<Place>.Uuid("unit_id", p => p.Unit.UnitId.Value),
        Columns<Place>.Date("from_day", p => p.From),
        Columns<Place>.Date("to_day", p => p.To),
        Columns<Place>.UuidOrNull("parent_id", p => p.Placement.Parent?.Value),
    ];

    private static readonly Column<Place>[] ParentColumns =
        [.. PlaceColumns, Columns<Place>.Bool("is_rest", p => p.Placement.IsRest)];

    private static readonly Column<Place>[] OtherParentColumns =
        [.. PlaceColumns, Columns<Place>.Text("hierarchy", p => p.Hierarchy)];

    private static readonly Column<KnownSuccession>[] SuccessionColumns =
    [
        Columns<KnownSuccession>.Uuid("from_id", s => s.From.Value),
        Columns<KnownSuccession>.Uuid("to_id", s => s.To.Value),
        Columns<KnownSuccession>.Date("day", s => s.Day),
        Columns<KnownSuccession>.Text("share", s => s.Share == SuccessionShare.Full ? "full" : "partial"),
        Columns<KnownSuccession>.DecimalOrNull("weight", s => s.Weight),
    ];

    private static readonly Column<UnitMapRow>[] MapColumns =
    [
        Columns<UnitMapRow>.Uuid("ancestor_id", r => r.Ancestor.Value),
        Columns<UnitMapRow>.Uuid("unit_id", r => r.Unit.Value),
        Columns<UnitMapRow>.Uuid("holder_id", r => r.Holder.Value),
        Columns<UnitMapRow>.Date("from_day", r => r.From),
        Columns<UnitMapRow>.Date("to_day", r => r.To),
        Columns<UnitMapRow>.Date("first_from", r => r.FirstFrom),
        Columns<UnitMapRow>.Date("first_to", r => r.FirstTo),
        Columns<UnitMapRow>.Decimal("weight", r => r.Weight),
        Columns<UnitMapRow>.Short("figures", r => (short)r.Figures),
        Columns<UnitMapRow>.Bool("is_succeeded", r => r.IsSucceeded),
        Columns<UnitMapRow>.Bool("is_undivided", r => r.IsUndivided),
    ];

    public static IEnumerable<Change> Empty { get; } =
    [
        .. new[] { "units", "unit_stretches", "unit_parents", "unit_other_parents", "unit_successions", "unit_map" }
            .Select(table => new Change.Statement($"delete from {table}", [])),
    ];

    /// <summary>The rows of some units.</summary>
    public static IEnumerable<Change> Of(UnitRegister register, IReadOnlyList<OrgUnit> units) =>
    [
        .. Change.Insert("units", units, UnitColumns(register)),
        .. Change.Insert("unit_stretches", [.. units.SelectMany(UnitStretch.Of)], StretchColumns(register)),
        .. Change.Insert("unit_parents", [.. units.SelectMany(InTerritory)], ParentColumns),
        .. Change.Insert("unit_other_parents", [.. units.SelectMany(InOthers)], OtherParentColumns),
        .. Change.Insert(
            "unit_successions", [.. units.SelectMany(unit => KnownSuccession.Of(register, unit.UnitId))],
            SuccessionColumns),
        .. Change.Insert("unit_map", [.. units.SelectMany(unit => UnitMaps.Of(register, unit.UnitId))], MapColumns),
    ];

    // The first place holds from ever, so that a figure for an earlier day has a place too.
    private static IEnumerable<Place> InTerritory(OrgUnit unit) => unit.Placements.Select((placement, i) => new Place(
        unit, OrgUnit.Territory, i == 0 ? DateOnly.MinValue : placement.From,
        i + 1 < unit.Placements.Length ? unit.Placements[i + 1].From : DateOnly.MaxValue, placement));

    // In the other hierarchies a unit has its place while it exists.
    private static IEnumerable<Place> InOthers(OrgUnit unit) =>
        from hierarchy in unit.OtherPlacements
        from span in unit.Spans
        from i in Enumerable.Range(0, hierarchy.Value.Length)
        let placement = hierarchy.Value[i]
        let next = i + 1 < hierarchy.Value.Length ? hierarchy.Value[i + 1].From : DateOnly.MaxValue
        let end = span.To ?? DateOnly.MaxValue
        let begin = placement.From > span.From ? placement.From : span.From
        let to = next < end ? next : end
        where begin < to
        select new Place(unit, hierarchy.Key, begin, to, placement);
}
