using Npgsql;

namespace Reporting.Host.Ledger;

/// <summary>Finds an event by its id alone, among all.</summary>
public static class EventPositions
{
    /// <summary>Events that were published and are not in the index yet, at a time.</summary>
    private const long BatchCountMax = 16_384;

    private const string AddSql =
        """
        with known as (select i.position from ledger.indexed i for update), added as (
            insert into ledger.event_positions (event_id, position)
            select e.id, e.seq_id from es.mt_events e
            where e.seq_id > (select position from known) and e.seq_id <= least($1, (select position from known) + $2)
            on conflict on constraint event_positions_pkey do nothing)
        update ledger.indexed i set position = least($1, known.position + $2) from known where known.position < $1
        """;

    private const string FindSql =
        """
        select e.seq_id from ledger.event_positions p join es.mt_events e on e.seq_id = p.position and e.id = p.event_id
        where p.event_id = $1
        union all
        select e.seq_id from es.mt_events e where e.seq_id > (select i.position from ledger.indexed i) and e.id = $1
        limit 1
        """;

    /// <summary>Goes on with the index, up to a position at most.</summary>
    public static async Task Add(NpgsqlDataSource db, long upTo, CancellationToken ct)
    {
        await using var command = db.CreateCommand(AddSql);
        command.Parameters.Add(new() { Value = upTo });
        command.Parameters.Add(new() { Value = BatchCountMax });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Where an event is; null when there is none of that id.</summary>
    public static async Task<long?> Find(NpgsqlDataSource db, Guid eventId, CancellationToken ct)
    {
        await using var command = db.CreateCommand(FindSql);
        command.Parameters.Add(new() { Value = eventId });
        return (long?)await command.ExecuteScalarAsync(ct);
    }
}
