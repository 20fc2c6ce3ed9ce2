using Npgsql;
using Reporting.Domain.OrgUnits;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Units;

/// <summary>Units by day, their places in the tree, and the maps that figures are added up on.</summary>
public static class UnitsProjection
{
    public static readonly Projection Projection = new(
        "units", 2,
        ["unit_registered", "unit_moved", "unit_renamed", "unit_recoded", "unit_dissolved", "unit_reopened",
            "units_merged", "unit_split", "units_reorganised", "reorganisation_rescinded"],
        ["unit_events", "units", "unit_stretches", "unit_parents", "unit_other_parents", "unit_successions",
            "unit_map"],
        ReadTables.Embedded("Units.units.sql"), ReadTables.Embedded("Units.units.indexes.sql"), Apply)
    {
        Load = LoadAll,
    };

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
        foreach (var recorded in events)
            UnitEventCodec.Decode(recorded.Type, recorded.Data.Span);
        return [.. Change.Insert("unit_events", events, EventColumns), new Change.Derived(Derive)];
    }

    /// <summary>Makes the other tables anew from all unit events: an act may touch any of them, and acts are
    /// rare.</summary>
    private static async Task<IReadOnlyList<Change>> Derive(NpgsqlConnection connection, CancellationToken ct)
    {
        var history = new List<UnitEvent>();
        await using var command = new NpgsqlCommand("select type, body from unit_events order by position", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            history.Add(UnitEventCodec.Decode(reader.GetString(0), reader.GetFieldValue<byte[]>(1)));
        return [.. UnitTables.Empty, .. UnitTables.Of(UnitRegister.Fold(UnitRegister.Initial, history))];
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
                List<Change> ready = [.. waiting, .. isLast ? UnitTables.Of(units) : []];
                waiting.Clear();
                return ready;
            },
            "");
    }
}
