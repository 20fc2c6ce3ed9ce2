using Npgsql;
using Reporting.EventStore;

namespace Reporting.Bench;

/// <summary>Appending: one event on its own stream, on existing streams, and many at once.</summary>
internal static class AppendBench
{
    private const int DecideStreams = 2_000;
    private const int DecideEvents = 10;

    public static async Task Appends(Measure measure, NpgsqlDataSource db, PostgresEventStore store)
    {
        await measure.Compare("append, 1 writer", Append(store, 1), Limits.TwoRowTransactions(db, 1));
        await measure.Compare("append, 8 writers", Append(store, 8), Limits.SingleInserts(db, 8));
        await measure.Compare("append, 32 writers", Append(store, 32), Limits.SingleInserts(db, 32));
        await measure.Compare("append, 128 writers", Append(store, 128), Limits.SingleInserts(db, 128));
    }

    public static async Task DecideAndAppend(Measure measure, NpgsqlDataSource db, PostgresEventStore store)
    {
        var streams = await Task.WhenAll(Enumerable.Range(0, DecideStreams).Select(async _ =>
        {
            var id = Guid.NewGuid();
            await store.Append(Sample.First(id, DecideEvents), CancellationToken.None);
            return id;
        }));
        var cache = new StreamCache<int>(store, 0, (count, _) => count + 1);
        await measure.Compare("decide and append, 32 writers", Decide(cache, streams, 32), Limits.SingleInserts(db, 32));
    }

    public static async Task Bulk(Measure measure, NpgsqlDataSource db, PostgresEventStore store)
    {
        await measure.Compare("bulk append, 5,000 of a stream", OneLarge(store, 5_000), Limits.Copy(db, 5_000));
        await measure.Compare("bulk append, 5,000 requests", ManySmall(store, 5_000), Limits.Copy(db, 5_000));
    }

    private static Side Append(PostgresEventStore store, int writers) => new("append", end =>
        Loops.Count(writers, () => Task.FromResult(new Loops.Step(async () =>
        {
            Require(await store.Append(Sample.First(Guid.NewGuid()), CancellationToken.None));
            return 1;
        })), end));

    private static Side Decide(StreamCache<int> cache, Guid[] streams, int writers)
    {
        var next = 0;
        return new Side("decide", end => Loops.Count(writers, () => Task.FromResult(new Loops.Step(async () =>
        {
            var id = streams[(uint)Interlocked.Increment(ref next) % streams.Length];
            var state = await cache.Get(id, CancellationToken.None);
            var request = Sample.First(id) with { ExpectedVersion = state.Version, PreviousLeaf = state.LastLeaf };
            return await cache.Append(request, CancellationToken.None) is AppendResult.Appended ? 1 : 0;
        })), end));
    }

    private static Side OneLarge(PostgresEventStore store, int count) => new("bulk", end =>
        Loops.Count(1, () => Task.FromResult(new Loops.Step(async () =>
        {
            Require(await store.Append(Sample.First(Guid.NewGuid(), count), CancellationToken.None));
            return count;
        })), end));

    private static Side ManySmall(PostgresEventStore store, int count) => new("bulk", end =>
        Loops.Count(1, () => Task.FromResult(new Loops.Step(async () =>
        {
            var appends = Enumerable.Range(0, count).Select(_ => store.Append(Sample.First(Guid.NewGuid()), CancellationToken.None));
            foreach (var result in await Task.WhenAll(appends)) Require(result);
            return count;
        })), end));

    private static void Require(AppendResult result)
    {
        if (result is not AppendResult.Appended) throw new InvalidOperationException($"An append was not stored: {result}");
    }
}
