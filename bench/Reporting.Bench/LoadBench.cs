using System.Text.Json;
using Npgsql;
using Reporting.EventStore;

namespace Reporting.Bench;

/// <summary>Loading a stream, beside a prepared SELECT of the same rows made into the same records.</summary>
internal static class LoadBench
{
    private const string Select =
        """
        select e.seq_id, e.id, e.stream_id, e.version, e.type, e.data, e.timestamp, e.leaf,
               e.user_name, e.correlation_id, e.causation_id, e.headers
        from es.mt_events e where e.stream_id = $1 and e.version > $2 order by e.version
        """;

    public static async Task Loads(Measure measure, NpgsqlDataSource db, PostgresEventStore store)
    {
        foreach (var count in new[] { 10, 100, 1_000 })
        {
            var streams = new Guid[50];
            for (var i = 0; i < streams.Length; i++)
            {
                streams[i] = Guid.NewGuid();
                await store.Append(Sample.First(streams[i], count), CancellationToken.None);
            }

            await measure.Compare($"load a stream of {count} events", Load(store, streams, count), Selects(db, streams, count));
        }
    }

    private static Side Load(PostgresEventStore store, Guid[] streams, int count) => new("load", end =>
    {
        var next = 0;
        return Loops.Count(1, () => Task.FromResult(new Loops.Step(async () =>
        {
            var slice = await store.ReadStream(streams[next++ % streams.Length], 0, CancellationToken.None);
            return slice.Events.Count == count ? 1 : throw new InvalidOperationException("Events are missing.");
        })), end);
    });

    private static Side Selects(NpgsqlDataSource db, Guid[] streams, int count) => new("prepared SELECT", end =>
    {
        var next = 0;
        return Loops.Count(1, async () =>
        {
            var connection = await db.OpenConnectionAsync(CancellationToken.None);
            var command = new NpgsqlCommand(Select, connection);
            command.Parameters.Add(new NpgsqlParameter<Guid>());
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = 0 });
            await command.PrepareAsync(CancellationToken.None);
            return new Loops.Step(
                async () =>
                {
                    ((NpgsqlParameter<Guid>)command.Parameters[0]).TypedValue = streams[next++ % streams.Length];
                    var events = new List<RecordedEvent>();
                    await using var rows = await command.ExecuteReaderAsync(CancellationToken.None);
                    while (await rows.ReadAsync(CancellationToken.None)) events.Add(Read(rows));
                    return events.Count == count ? 1 : throw new InvalidOperationException("Events are missing.");
                },
                connection);
        }, end);
    });

    private static RecordedEvent Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), row.GetGuid(2), row.GetInt64(3), row.GetString(4), row.GetFieldValue<byte[]>(5),
        row.GetDateTime(6), row.GetFieldValue<byte[]>(7),
        new EventMetadata(Text(row, 8), Text(row, 9), Text(row, 10), Headers(row.GetFieldValue<byte[]>(11))));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static Dictionary<string, string>? Headers(byte[] json) =>
        json.Length == 2 ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(json);
}
