using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace Reporting.EventStore.Internal;

/// <summary>Reads of streams and of the log. Every statement is prepared; a pool keeps prepared statements per connection.</summary>
internal sealed class EventReader(NpgsqlDataSource db, Upcaster? upcast)
{
    // How far one page may look for events of the types wanted, so that a rare type never makes one statement run for minutes.
    private const int ScanCountMin = 20_000;

    private const string StreamSql =
        $"select {EventRows.Columns} from es.mt_events e where e.stream_id = $1 and e.version > $2 order by e.version";

    private const string StreamHeadSql =
        "select e.version, e.leaf from es.mt_events e where e.stream_id = $1 order by e.version desc limit 1";

    private const string HeadSql = "select h.position from es.head h";

    private const string PageSql =
        $"""
        select {EventRows.Columns} from es.mt_events e
        where e.seq_id > $1 and e.seq_id <= $2 order by e.seq_id limit $3
        """;

    private const string FilteredPageSql =
        $"""
        select {EventRows.Columns} from es.mt_events e
        where e.seq_id > $1 and e.seq_id <= $2 and e.type = any ($4) and e.salt <> '' order by e.seq_id limit $3
        """;

    public Task<StreamSlice> ReadStream(Guid streamId, long afterVersion, CancellationToken ct) =>
        ReadByKey.InTime(db, (connection, inTime) => Slice(connection, streamId, afterVersion, inTime), ct);

    public async Task<EventPage> ReadPage(
        long afterPosition, IReadOnlyList<string>? types, int eventCountMax, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct).ConfigureAwait(false);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(HeadSql));
        var scanLimit = checked(afterPosition + Math.Max(ScanCountMin, eventCountMax));
        batch.BatchCommands.Add(PageCommand(afterPosition, scanLimit, types, eventCountMax));
        await batch.PrepareAsync(ct).ConfigureAwait(false);
        await using var rows = await batch.ExecuteReaderAsync(ct).ConfigureAwait(false);
        await rows.ReadAsync(ct).ConfigureAwait(false);
        // The head is read first: everything up to it is visible to the second statement, whose snapshot is newer.
        var head = rows.GetInt64(0);
        await rows.NextResultAsync(ct).ConfigureAwait(false);
        var events = await Events(rows, ct).ConfigureAwait(false);
        var last = events.Count > 0 ? events[^1].Position : afterPosition;
        var scannedTo = events.Count == eventCountMax ? last : Math.Max(last, Math.Min(scanLimit, head));
        return new EventPage(events, Math.Max(scannedTo, afterPosition), Math.Max(head, last));
    }

    public async IAsyncEnumerable<RecordedEvent> ReadAll(
        long afterPosition, IReadOnlyList<string>? types, int batchCountMax, [EnumeratorCancellation] CancellationToken ct)
    {
        EventPage page;
        do
        {
            page = await ReadPage(afterPosition, types, batchCountMax, ct).ConfigureAwait(false);
            foreach (var recorded in page.Events) yield return recorded;
            afterPosition = page.ScannedTo;
        }
        while (page.ScannedTo < page.HeadPosition);
    }

    public Task<long> Head(CancellationToken ct) => Number(HeadSql, null, ct);

    public Task<long> PositionAt(DateTimeOffset knownAt, CancellationToken ct) => Number(
        "select es.position_at($1)",
        new NpgsqlParameter<DateTime> { TypedValue = knownAt.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz }, ct);

    private static NpgsqlBatchCommand PageCommand(
        long afterPosition, long scanLimit, IReadOnlyList<string>? types, int eventCountMax)
    {
        var page = new NpgsqlBatchCommand(types is null ? PageSql : FilteredPageSql);
        page.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterPosition });
        page.Parameters.Add(new NpgsqlParameter<long> { TypedValue = scanLimit });
        page.Parameters.Add(new NpgsqlParameter<int> { TypedValue = eventCountMax });
        if (types is not null) page.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. types] });
        return page;
    }

    private async Task<StreamSlice> Slice(NpgsqlConnection connection, Guid streamId, long afterVersion, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(StreamSql, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = streamId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterVersion });
        while (true)
        {
            var events = await Events(command, ct).ConfigureAwait(false);
            if (events.Count > 0) return new StreamSlice(events, events[^1].StreamVersion, events[^1].Leaf);
            if (afterVersion == 0) return new StreamSlice([], 0, default);
            var head = await StreamHead(connection, streamId, ct).ConfigureAwait(false);
            // Something was appended between the two reads: a version without its events must not be told.
            if (head.Version <= afterVersion) return head;
        }
    }

    private static async Task<StreamSlice> StreamHead(NpgsqlConnection connection, Guid streamId, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(StreamHeadSql, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = streamId });
        await command.PrepareAsync(ct).ConfigureAwait(false);
        await using var rows = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
        return await rows.ReadAsync(ct).ConfigureAwait(false)
            ? new StreamSlice([], rows.GetInt64(0), rows.GetFieldValue<byte[]>(1))
            : new StreamSlice([], 0, default);
    }

    private async Task<List<RecordedEvent>> Events(NpgsqlCommand command, CancellationToken ct)
    {
        await command.PrepareAsync(ct).ConfigureAwait(false);
        await using var rows = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
        return await Events(rows, ct).ConfigureAwait(false);
    }

    private async Task<List<RecordedEvent>> Events(NpgsqlDataReader rows, CancellationToken ct)
    {
        var events = new List<RecordedEvent>();
        var reader = new EventRows(upcast);
        while (await rows.ReadAsync(ct).ConfigureAwait(false)) events.Add(reader.Read(rows));
        return events;
    }

    private Task<long> Number(string sql, NpgsqlParameter? parameter, CancellationToken ct) =>
        ReadByKey.InTime(db, async (connection, inTime) =>
        {
            await using var command = new NpgsqlCommand(sql, connection);
            if (parameter is not null) command.Parameters.Add(parameter);
            await command.PrepareAsync(inTime).ConfigureAwait(false);
            return (long)(await command.ExecuteScalarAsync(inTime).ConfigureAwait(false))!;
        }, ct);
}
