using Reporting.Domain.OrgUnits;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Units;

/// <summary>Registered units, and their places in the tree by day.</summary>
public static class UnitsProjection
{
    public static readonly Projection Projection = new(
        "units", 1, ["unit_registered", "unit_moved"], ["units", "unit_parents"],
        ReadTables.Embedded("Units.units.sql"), ReadTables.Embedded("Units.units.indexes.sql"), Apply);

    private const string PlaceSql =
        """
        insert into unit_parents (unit_id, from_day, to_day, parent_id)
        select unit_id, from_day, 'infinity', parent_id from unnest($1, $2, $3) as n (unit_id, from_day, parent_id)
        on conflict on constraint pk_unit_parents do update set parent_id = excluded.parent_id
        """;

    // A move ends the stay before it; moves may become known in another order than their days.
    private const string EndStaysSql =
        """
        update unit_parents p
        set to_day = n.to_day
        from (
            select unit_id, from_day, lead(from_day, 1, 'infinity') over (partition by unit_id order by from_day) as to_day
            from unit_parents
            where unit_id = any ($1)
        ) n
        where p.unit_id = n.unit_id and p.from_day = n.from_day and p.to_day <> n.to_day
        """;

    private static readonly Column<UnitRegistered>[] UnitColumns =
    [
        Columns<UnitRegistered>.Uuid("unit_id", e => e.UnitId.Value),
        Columns<UnitRegistered>.Text("code", e => e.Code),
        Columns<UnitRegistered>.Text("name", e => e.Name),
        Columns<UnitRegistered>.Text("kind", e => e.Kind),
        Columns<UnitRegistered>.Date("effective_from", e => e.EffectiveFrom),
    ];

    private static readonly Column<Place>[] PlaceColumns =
    [
        Columns<Place>.Uuid("unit_id", p => p.Unit),
        Columns<Place>.Date("from_day", p => p.From),
        Columns<Place>.UuidOrNull("parent_id", p => p.Parent),
    ];

    private sealed record Place(Guid Unit, DateOnly From, Guid? Parent);

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var registered = new List<UnitRegistered>();
        var places = new Dictionary<(Guid, DateOnly), Place>();
        foreach (var recorded in events)
        {
            var happened = UnitEventCodec.Decode(recorded.Type, recorded.Data.Span);
            if (happened is UnitRegistered unit)
                registered.Add(unit);
            var place = happened switch
            {
                // The first place holds from ever, so that a figure for an earlier day has a place too.
                UnitRegistered e => new Place(e.UnitId.Value, DateOnly.MinValue, e.Parent?.Value),
                UnitMoved e => new Place(e.UnitId.Value, e.EffectiveFrom, e.Parent.Value),
                _ => throw new NotSupportedException(happened.GetType().Name),
            };
            places[(place.Unit, place.From)] = place;
        }
        Place[] placed = [.. places.Values];
        return
        [
            .. Change.Insert("units", registered, UnitColumns),
            .. Change.Run(PlaceSql, placed, PlaceColumns),
            .. Change.Run(EndStaysSql, placed, PlaceColumns[..1]),
        ];
    }
}
