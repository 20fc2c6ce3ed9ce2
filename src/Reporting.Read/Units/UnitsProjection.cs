using Npgsql;
using Reporting.Domain;
using Reporting.Domain.OrgUnits;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Units;

/// <summary>Units by day, their places in the tree, and the maps that figures are added up on.</summary>
public static class UnitsProjection
{
    public static readonly Projection Projection = new(
        "units", 3,
        ["unit_registered", "unit_moved", "unit_renamed", "unit_recoded", "unit_dissolved", "unit_reopened",
            "units_merged", "unit_split", "units_reorganised", "reorganisation_rescinded"],
        ["unit_events", "units", "unit_stretches", "unit_parents", "unit_other_parents", "unit_successions",
            "unit_map"],
        ReadTables.Embedded("Units.units.sql"), ReadTables.Embedded("Units.units.indexes.sql"), Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["units"] = RowSecurity.Everybody,
            ["unit_stretches"] = RowSecurity.Everybody,
            ["unit_parents"] = RowSecurity.Everybody,
            ["unit_other_parents"] = RowSecurity.Everybody,
            ["unit_successions"] = RowSecurity.Everybody,
            ["unit_map"] = RowSecurity.Everybody,
        },
        Load = LoadAll,
    };

    // From so many new units on, what the planner knows of the tables is worth renewing at once.
    private const int ManyCount = 100;

    private static readonly Column<RecordedEvent>[] EventColumns =
    [
        Columns<RecordedEvent>.Long("position", e => e.Position),
        Columns<RecordedEvent>.Text("type", e => e.Type),
        Columns<RecordedEvent>.Bytes("body", e => e.Data.ToArray()),
    ];

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        if (events.Count == 0)
            return [];
        // What can't be read counts against the event, so it is looked at before anything is stored.
        UnitEvent[] page = [.. events.Select(e => UnitEventCodec.Decode(e.Type, e.Data.Span))];
        // A new unit changes nothing for those that are there; any other act may, and is rare.
        HashSet<UnitId>? added = page.All(happened => happened is UnitRegistered)
            ? [.. page.OfType<UnitRegistered>().Select(registered => registered.UnitId)]
            : null;
        return
        [
            .. Change.Insert("unit_events", events, EventColumns),
            new Change.Derived(async (connection, ct) =>
            {
                var units = UnitRegister.Fold(UnitRegister.Initial, await History(connection, ct));
                IReadOnlyList<Change> changes = added is null
                    ? [.. UnitTables.Empty, .. UnitTables.Of(units, [.. units.Units])]
                    : [.. UnitTables.Of(units, [.. added.Select(units.ById).OfType<OrgUnit>()])];
                return added is null || added.Count >= ManyCount ? [.. changes, .. UnitTables.Analyzed] : changes;
            }),
        ];
    }

    private static async Task<List<UnitEvent>> History(NpgsqlConnection connection, CancellationToken ct)
    {
        var history = new List<UnitEvent>();
        await using var command = new NpgsqlCommand("select type, body from unit_events order by position", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            history.Add(UnitEventCodec.Decode(reader.GetString(0), reader.GetFieldValue<byte[]>(1)));
        return history;
    }

    private static Load LoadAll()
    {
        var units = UnitRegister.Initial;
        var waiting = new List<Change>();
        return new Load(
            events =>
            {
                units = UnitRegister.Fold(units, events.Select(e => UnitEventCodec.Decode(e.Type, e.Data.Span)));
                waiting.AddRange(Change.Insert("unit_events", [.. events], EventColumns));
            },
            isLast =>
            {
                List<Change> ready = [.. waiting, .. isLast ? UnitTables.Of(units, [.. units.Units]) : []];
                waiting.Clear();
                return ready;
            },
            "");
    }
}
