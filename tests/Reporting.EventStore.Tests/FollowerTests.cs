using System.Diagnostics;
using Npgsql;
using static Reporting.EventStore.Tests.Sample;

namespace Reporting.EventStore.Tests;

/// <summary>All who follow the log in a process read its newest events together, and each sees what it would see alone.</summary>
public sealed class FollowerTests : StoreTests
{
    [Fact]
    public async Task Followers_see_each_of_their_events_once_whoever_wrote_it_and_whoever_looked()
    {
        var random = new Random(2026_11_23);
        PostgresEventStore[] writers = [Store, NewStore()];
        string[]?[] wanted = [["a"], ["b"], ["a", "c"], ["never"], null];
        var seen = wanted.Select(_ => new List<long>()).ToArray();
        var positions = new long[wanted.Length];
        async Task Follow(int follower, long head)
        {
            while (positions[follower] < head)
            {
                var page = await Store.ReadNextPage(positions[follower], wanted[follower], 1 + (follower % 3), Ct);
                seen[follower].AddRange(page.Events.Select(e => e.Position));
                positions[follower] = page.ScannedTo;
            }
        }

        for (var round = 0; round < 60; round++)
        {
            var types = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Event("aabcddddd"[random.Next(9)].ToString()));
            Assert.IsType<AppendResult.Appended>(
                await writers[random.Next(2)].Append(First(Guid.NewGuid()) with { Events = [.. types] }, Ct));
            var head = await Store.Head(Ct);
            await Task.WhenAll(Enumerable.Range(0, wanted.Length).Where(_ => random.Next(2) == 0).Select(follower => Follow(follower, head)));
        }

        for (var follower = 0; follower < wanted.Length; follower++)
        {
            await Follow(follower, await Store.Head(Ct));
            var all = new List<long>();
            await foreach (var e in Store.ReadAll(0, wanted[follower], 100, Ct)) all.Add(e.Position);
            Assert.Equal(all, seen[follower]);
        }
    }

    [Fact]
    public async Task Many_followers_of_rare_types_look_together()
    {
        var looks = 0;
        var database = new NpgsqlConnectionStringBuilder(ConnectionString).Database!;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TagObjects.Any(tag => (tag.Value as string)?.Contains(database, StringComparison.Ordinal) == true)) Interlocked.Increment(ref looks);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await Store.ReadNextPage(0, ["rare"], 10, Ct);
        var head = (await Stored(First(Guid.NewGuid()))).Position;
        looks = 0;
        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Store.ReadNextPage(0, ["rare" + i], 10, Ct)));
        Assert.All(pages, page => Assert.Equal((0, head, head), (page.Events.Count, page.ScannedTo, page.HeadPosition)));
        Assert.InRange(looks, 1, 2);
    }

    [Fact]
    public async Task A_follower_far_behind_reads_by_itself_and_comes_to_the_same()
    {
        await Store.ReadNextPage(0, ["a"], 10, Ct);
        // More than are kept: five appends of a thousand events each, every hundredth wanted.
        for (var i = 0; i < 5; i++)
        {
            await Stored(First(Guid.NewGuid()) with { Events = [.. Enumerable.Range(0, 1_000).Select(n => Event(n % 100 == 0 ? "a" : "b"))] });
            await Store.ReadNextPage(await Store.Head(Ct) - 1, null, 10, Ct);
        }

        Assert.Equal(50, await Followed(["a"], 7));
        Assert.Equal(5_000, await Followed(null, 4_000));
        Assert.Equal(0, await Followed(["never"], 10));
    }

    [Fact]
    public async Task An_event_that_cannot_be_upcast_concerns_only_those_who_want_it()
    {
        var store = NewStore(new EventStoreOptions
        {
            Upcast = (type, data) => type == "bad" ? throw new FormatException("unknown shape") : new EventBody("newest", data),
        });
        await store.ReadNextPage(0, ["good"], 10, Ct);
        var head = (await Stored(First(Guid.NewGuid()) with { Events = [Event("bad"), Event("good")] })).Position;
        await Assert.ThrowsAsync<FormatException>(() => store.ReadNextPage(0, ["bad"], 10, Ct));
        await Assert.ThrowsAsync<FormatException>(() => store.ReadNextPage(0, null, 10, Ct));
        var page = await store.ReadNextPage(0, ["good"], 10, Ct);
        Assert.Equal((head, head, "newest"), (page.ScannedTo, page.HeadPosition, Assert.Single(page.Events).Type));
    }

    [Fact]
    public async Task A_look_that_is_not_answered_is_given_up_and_holds_up_nobody_after_it()
    {
        await Store.ReadNextPage(0, ["a"], 10, Ct);
        await Stored(First(Guid.NewGuid()));
        await using (var blocking = await Db.OpenConnectionAsync(Ct))
        await using (var transaction = await blocking.BeginTransactionAsync(Ct))
        {
            await using (var block = new NpgsqlCommand("lock table es.mt_events in access exclusive mode", blocking))
            {
                await block.ExecuteNonQueryAsync(Ct);
            }

            using var lost = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.ReadNextPage(0, ["a"], 10, lost.Token));
            const string Hanging = "select count(*) from pg_locks where relation = 'es.mt_events'::regclass and not granted";
            var began = Stopwatch.StartNew();
            while (await Scalar(Hanging) != 0 && began.Elapsed < TimeSpan.FromSeconds(20)) await Task.Delay(50, Ct);
            Assert.Equal(0, await Scalar(Hanging));
        }

        Assert.Single((await Store.ReadNextPage(0, null, 10, Ct)).Events);
    }

    /// <summary>The driver waits for thirty seconds, and for a statement that is being prepared whatever the command says.</summary>
    [Fact]
    public async Task What_goes_by_key_is_waited_for_as_long_as_an_append_and_not_longer()
    {
        await using var blocking = await Db.OpenConnectionAsync(Ct);
        await using var transaction = await blocking.BeginTransactionAsync(Ct);
        await using var block = new NpgsqlCommand("lock table es.mt_events in access exclusive mode", blocking);
        await block.ExecuteNonQueryAsync(Ct);
        var began = Stopwatch.StartNew();
        Task[] reads = [Store.ReadStream(Guid.NewGuid(), 0, Ct), Store.FindCommand(Guid.NewGuid(), "key", Ct)];
        foreach (var read in reads)
        {
            var failure = await Assert.ThrowsAsync<NpgsqlException>(() => read);
            Assert.IsType<TimeoutException>(failure.InnerException);
        }

        Assert.InRange(began.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private async Task<long> Scalar(string sql)
    {
        await using var command = Db.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    private async Task<int> Followed(string[]? types, int eventCountMax)
    {
        var (position, count) = (0L, 0);
        while (true)
        {
            var page = await Store.ReadNextPage(position, types, eventCountMax, Ct);
            Assert.All(page.Events, happened => Assert.InRange(happened.Position, position + 1, page.ScannedTo));
            (position, count) = (page.ScannedTo, count + page.Events.Count);
            if (page.ScannedTo >= page.HeadPosition) return count;
        }
    }
}
