using System.Globalization;
using System.Threading.Channels;
using Npgsql;

namespace Ledger.Verify;

/// <summary>A live store: every leaf worked out again from its row, every stream's chain, the counters, and, where a log is
/// given, every leaf against the published one.</summary>
internal sealed class DbCheck(NpgsqlDataSource db, PublishedLog? log, Findings findings, Progress progress)
{
    private const int BatchLength = 1024;
    private const int BatchesAhead = 16;

    private readonly Dictionary<Guid, (long Version, byte[] Leaf)> streams = [];
    private readonly FiguresCheck figures = new(findings);
    private readonly RedactionCheck redactions = new(findings);
    private readonly BlobCheck blobs = new(findings);
    private long count;
    private long last;
    private DateTime lastAt = DateTime.MinValue;
    private StoredEvent? newest;

    /// <summary>An event with what its row gives.</summary>
    private sealed record Judged(StoredEvent Event, byte[]? Previous, byte[]? Entry, byte[]? Leaf, string? Fault);

    public async Task Run(CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        // One view of everything: events that come meanwhile are the next run's.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var head = await Store.Head(connection, ct);
        await redactions.Load(connection, ct);
        await Events(connection, head.Position, ct);
        await Store.CompareCounters(connection, head, newest, streams, findings, ct);
        redactions.Finish();
        if (log is not null)
            log.Finish(count);
        await figures.Compare(connection, ct);
        await blobs.Compare(connection, ct);
        await Drift.Check(connection, findings, ct);
        findings.Fact("events", count);
        findings.Fact("streams", streams.Count);
    }

    private async Task Events(NpgsqlConnection connection, long head, CancellationToken ct)
    {
        var batches = Channel.CreateBounded<Task<List<Judged>>>(BatchesAhead);
        var reading = Task.Run(() => Read(connection, batches.Writer, ct), ct);
        await foreach (var batch in batches.Reader.ReadAllAsync(ct))
        {
            foreach (var judged in await batch)
                await Take(judged, head, ct);
            progress.Tell("events", count, head);
        }
        await reading;
    }

    private async Task Read(
        NpgsqlConnection connection, ChannelWriter<Task<List<Judged>>> batches, CancellationToken ct)
    {
        Exception? failure = null;
        try
        {
            await using var command = new NpgsqlCommand(StoredEvent.Select, connection) { CommandTimeout = 0 };
            await using var rows = await command.ExecuteReaderAsync(ct);
            var batch = new List<(StoredEvent, byte[]?)>(BatchLength);
            while (await rows.ReadAsync(ct))
            {
                var stored = StoredEvent.Read(rows);
                batch.Add((stored, Chain(stored)));
                if (batch.Count < BatchLength)
                    continue;
                var full = batch;
                await batches.WriteAsync(Task.Run(() => Judge(full), ct), ct);
                batch = new List<(StoredEvent, byte[]?)>(BatchLength);
            }
            await batches.WriteAsync(Task.Run(() => Judge(batch), ct), ct);
        }
        catch (Exception e)
        {
            failure = e;
        }
        batches.Complete(failure);
    }

    /// <summary>The leaf that an event goes on from, by the stream so far; versions that do not follow are told.</summary>
    private byte[]? Chain(StoredEvent stored)
    {
        var known = streams.TryGetValue(stored.Stream, out var before);
        if (stored.Version != (known ? before.Version : 0) + 1)
        {
            lock (findings)
                findings.Altered(stored.Where, "its version does not follow the stream's");
        }
        streams[stored.Stream] = (stored.Version, stored.Leaf);
        return known ? before.Leaf : null;
    }

    private List<Judged> Judge(List<(StoredEvent Event, byte[]? Previous)> batch) => [.. batch.Select(one =>
    {
        try
        {
            var entry = one.Event.Entry(one.Previous, redactions.Of(one.Event));
            return new Judged(one.Event, one.Previous, entry, Tree.Leaf(entry), null);
        }
        catch (FormatException e)
        {
            return new Judged(one.Event, one.Previous, null, null, e.Message);
        }
    })];

    private async Task Take(Judged judged, long head, CancellationToken ct)
    {
        var stored = judged.Event;
        if (stored.Position != last + 1)
            Altered(Invariant($"events {last + 1} to {stored.Position - 1}"), "they are missing from the store");
        if (stored.Position > head)
            Altered(stored.Where, Invariant($"it lies past the store's head {head}: it was not put there by an append"));
        if (stored.At < lastAt)
            Altered(stored.Where, "its time is before that of the event before it: it was put in later");
        var isOwn = judged.Leaf is not null && judged.Leaf.AsSpan().SequenceEqual(stored.Leaf);
        if (!isOwn)
        {
            var field = log is null || judged.Entry is null ? null : await log.Difference(stored.Position, judged.Entry, ct);
            Altered(stored.Where, judged.Fault ?? "the row does not give its leaf hash"
                + (field is null ? "" : $"; against the published entry it differs in: {field}"));
        }
        if (log is not null)
            await log.Compare(stored, judged.Leaf ?? stored.Leaf, isOwn, ct);
        redactions.See(stored);
        figures.See(stored);
        blobs.See(stored);
        count++;
        (last, newest) = (stored.Position, stored);
        lastAt = stored.At > lastAt ? stored.At : lastAt;
    }

    private void Altered(string where, string what)
    {
        lock (findings)
            findings.Altered(where, what);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
