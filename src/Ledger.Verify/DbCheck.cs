using System.Globalization;
using System.Threading.Channels;
using Npgsql;

namespace Ledger.Verify;

/// <summary>A live store: every leaf worked out again from its row, every stream's chain, the counters, and, where a log is
/// given, every leaf against the published one.</summary>
internal sealed class DbCheck(NpgsqlDataSource db, PublishedLog? log, Findings findings, Progress progress)
{
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
    /// <param name="Previous">The leaf of the stream's event before; empty for the first.</param>
    /// <param name="Fault">Why no leaf can be worked out.</param>
    private readonly record struct Judged(
        StoredEvent Event, ReadOnlyMemory<byte> Previous, bool IsOwn, string? Fault, FiguresCheck.Wanted? Figures);

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
        var batches = Channel.CreateBounded<Task<Judged[]>>(BatchesAhead);
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
        NpgsqlConnection connection, ChannelWriter<Task<Judged[]>> batches, CancellationToken ct)
    {
        Exception? failure = null;
        try
        {
            await new EventRows(connection).Read(batch =>
            {
                var chained = batch.ConvertAll(stored => (stored, Chain(stored)));
                return batches.WriteAsync(Task.Run(() => chained.Select(one => Judge(one.stored, one.Item2)).ToArray(), ct), ct);
            }, ct);
        }
        catch (Exception e)
        {
            failure = e;
        }
        batches.Complete(failure);
    }

    /// <summary>The leaf that an event goes on from, by the stream so far; versions that do not follow are told.</summary>
    private ReadOnlyMemory<byte> Chain(StoredEvent stored)
    {
        var known = streams.TryGetValue(stored.Stream, out var before);
        if (stored.Version != (known ? before.Version : 0) + 1)
        {
            lock (findings)
                findings.Altered(stored.Where, "its version does not follow the stream's");
        }
        streams[stored.Stream] = (stored.Version, stored.Leaf.ToArray());
        return known ? before.Leaf : default;
    }

    private Judged Judge(StoredEvent stored, ReadOnlyMemory<byte> previous)
    {
        var wanted = FiguresCheck.Of(stored);
        try
        {
            return new Judged(stored, previous, stored.GivesItsLeaf(previous.Span, redactions.Of(stored)), null, wanted);
        }
        catch (FormatException e)
        {
            return new Judged(stored, previous, false, e.Message, wanted);
        }
    }

    private async Task Take(Judged judged, long head, CancellationToken ct)
    {
        var stored = judged.Event;
        if (stored.Position != last + 1)
            Altered(Invariant($"events {last + 1} to {stored.Position - 1}"), "they are missing from the store");
        if (stored.Position > head)
            Altered(stored.Where, Invariant($"it lies past the store's head {head}: it was not put there by an append"));
        if (stored.At < lastAt)
            Altered(stored.Where, "its time is before that of the event before it: it was put in later");
        var leaf = stored.Leaf;
        if (!judged.IsOwn)
            leaf = await Differs(judged, ct);
        if (log is not null)
            await log.Compare(stored, leaf, judged.IsOwn, ct);
        redactions.See(stored);
        figures.See(stored, judged.Figures);
        blobs.See(stored);
        count++;
        (last, newest) = (stored.Position, stored);
        lastAt = stored.At > lastAt ? stored.At : lastAt;
    }

    /// <summary>Tells in what a row differs; the leaf that it gives.</summary>
    private async Task<ReadOnlyMemory<byte>> Differs(Judged judged, CancellationToken ct)
    {
        var stored = judged.Event;
        var entry = judged.Fault is null ? stored.Entry(judged.Previous.Span, redactions.Of(stored)) : null;
        var field = log is null || entry is null ? null : await log.Difference(stored.Position, entry, ct);
        Altered(stored.Where, judged.Fault ?? "the row does not give its leaf hash"
            + (field is null ? "" : $"; against the published entry it differs in: {field}"));
        return entry is null ? stored.Leaf : Tree.Leaf(entry);
    }

    private void Altered(string where, string what)
    {
        lock (findings)
            findings.Altered(where, what);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
