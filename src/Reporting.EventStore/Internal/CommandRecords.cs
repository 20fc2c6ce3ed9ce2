using Npgsql;

namespace Reporting.EventStore.Internal;

internal static class CommandRecords
{
    private const string FindSql =
        """
        select c.request_hash, c.stream_id, c.version, c.position, e.timestamp, e.id, e.leaf
        from es.commands c
        join es.mt_events e
            on e.stream_id = c.stream_id and e.version > c.version - c.event_count and e.version <= c.version
        where c.scope = $1 and c.key = $2
        order by e.version
        """;

    private const int RemovedAtOnce = 10_000;

    // In portions: a day's commands in one statement would hold up the appends behind its writing, and might not end in time.
    private const string RemoveSql =
        """
        delete from es.commands where ctid = any (array(
            select ctid from es.commands where created_at < now() - interval '72 hours' limit $1))
        """;

    public static Task<CommandRecord?> Find(NpgsqlDataSource db, Guid scope, string key, CancellationToken ct) =>
        ReadByKey.InTime(db, (connection, inTime) => Find(connection, scope, key, inTime), ct);

    public static async Task<int> RemoveOld(NpgsqlDataSource db, CancellationToken ct)
    {
        for (var removed = 0; ; )
        {
            await using var command = db.CreateCommand(RemoveSql);
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = RemovedAtOnce });
            var count = await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
            removed += count;
            if (count < RemovedAtOnce) return removed;
        }
    }

    private static async Task<CommandRecord?> Find(NpgsqlConnection connection, Guid scope, string key, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(FindSql, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = scope });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        await command.PrepareAsync(ct).ConfigureAwait(false);
        await using var rows = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
        CommandRecord? found = null;
        var events = new List<EventReceipt>();
        while (await rows.ReadAsync(ct).ConfigureAwait(false))
        {
            events.Add(new EventReceipt(rows.GetGuid(5), rows.GetFieldValue<byte[]>(6)));
            found ??= new CommandRecord(
                rows.GetFieldValue<byte[]>(0),
                new AppendReceipt(rows.GetGuid(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetDateTime(4), events));
        }

        return found;
    }
}
