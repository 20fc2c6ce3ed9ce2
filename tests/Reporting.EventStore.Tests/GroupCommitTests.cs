using static Reporting.EventStore.Tests.Sample;

namespace Reporting.EventStore.Tests;

/// <summary>Many at once: each request has its own outcome, and positions stay without gaps.</summary>
public class GroupCommitTests : StoreTests
{
    [Fact]
    public async Task Concurrent_appends_get_contiguous_positions_and_share_transactions()
    {
        var results = await Task.WhenAll(
            Enumerable.Range(0, 500).Select(i => Store.Append(First(Guid.NewGuid(), (i % 3) + 1), Ct)));
        var receipts = results.Select(r => Assert.IsType<AppendResult.Appended>(r).Receipt).OrderBy(r => r.Position).ToList();
        var position = 0L;
        foreach (var receipt in receipts) Assert.Equal(position += receipt.Events.Count, receipt.Position);
        Assert.Equal(position, await Store.Head(Ct));
        Assert.Equal(position, await Scalar<long>("select last_value from es.mt_events_sequence"));
        Assert.True(await Scalar<long>("select count(distinct xmin::text) from es.mt_events") < 250);
    }

    [Fact]
    public async Task Writers_of_one_stream_win_once_per_version_and_the_others_learn_the_version()
    {
        var stream = Guid.NewGuid();
        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Store.Append(First(stream), Ct)));
        Assert.Single(results.OfType<AppendResult.Appended>());
        Assert.Equal(39, results.Count(r => r == new AppendResult.Conflict(1)));
    }

    [Fact]
    public async Task Copies_of_one_command_are_done_once_and_answered_alike()
    {
        var request = First(Guid.NewGuid(), command: Command("k"));
        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Store.Append(request, Ct)));
        Assert.Single(results.OfType<AppendResult.Appended>());
        var first = results.OfType<AppendResult.Appended>().Single().Receipt;
        Assert.All(results.OfType<AppendResult.AlreadyDone>(), r => Assert.Equal(
            (first.Position, first.Events[0].EventId), (r.Receipt.Position, r.Receipt.Events[0].EventId)));
        Assert.Equal(1, await Store.Head(Ct));
    }

    [Fact]
    public async Task Refused_requests_disturb_no_neighbour_and_leave_no_gap()
    {
        var old = await Stored(First(Guid.NewGuid(), command: Command("old")));
        var tasks = Enumerable.Range(0, 200).Select(i => (i % 5) switch
        {
            0 => Store.Append(First(old.StreamId, 2), Ct), // A conflict.
            1 => Store.Append(First(Guid.NewGuid(), 2, Command("old")), Ct), // Already done.
            2 => Store.Append(First(Guid.NewGuid(), 2, Command("old", "other")), Ct), // The key of another request.
            3 => Store.Append(First(Guid.NewGuid(), 3, Command("new" + i)), Ct),
            _ => Store.Append(First(Guid.NewGuid(), 1), Ct),
        }).ToArray();
        var results = await Task.WhenAll(tasks);
        for (var i = 0; i < results.Length; i++)
        {
            Type[] wanted =
            [
                typeof(AppendResult.Conflict), typeof(AppendResult.AlreadyDone), typeof(AppendResult.KeyReused),
                typeof(AppendResult.Appended), typeof(AppendResult.Appended),
            ];
            Assert.IsType(wanted[i % 5], results[i]);
        }

        Assert.Equal(1 + (40 * 4), await Store.Head(Ct));
        await RequireReceiptsAreTrue(results.OfType<AppendResult.Appended>().Select(r => r.Receipt));
        Assert.Equal(41, await Scalar<long>("select count(*) from es.commands"));
        Assert.Equal(0, await Scalar<long>(
            """
            select count(*) from es.commands c left join es.mt_events e
                on e.stream_id = c.stream_id and e.version = c.version and e.seq_id = c.position
            where e.id is null
            """));
    }

    [Fact]
    public async Task One_large_request_is_written_whole_and_many_are_written_in_large_batches()
    {
        var large = await Stored(First(Guid.NewGuid(), 7_000));
        Assert.Equal((7_000, 7_000L), (large.Events.Count, large.Position));
        var results = await Task.WhenAll(Enumerable.Range(0, 3_000).Select(_ => Store.Append(First(Guid.NewGuid(), 2), Ct)));
        Assert.All(results, r => Assert.IsType<AppendResult.Appended>(r));
        Assert.Equal(13_000, await Store.Head(Ct));
        Assert.Equal(13_000, await Scalar<long>("select count(*) from es.mt_events"));
    }

    [Fact]
    public async Task Two_stores_on_one_database_keep_positions_contiguous_and_times_in_order()
    {
        var other = NewStore();
        var results = await Task.WhenAll(
            Enumerable.Range(0, 600).Select(i => (i % 2 == 0 ? Store : other).Append(First(Guid.NewGuid()), Ct)));
        Assert.Equal(Enumerable.Range(1, 600).Select(p => (long)p),
            results.Select(r => Assert.IsType<AppendResult.Appended>(r).Receipt.Position).Order());
        Assert.Equal(0, await Scalar<long>(
            "select count(*) from es.mt_events a join es.mt_events b on b.seq_id = a.seq_id + 1 where b.timestamp < a.timestamp"));
    }

    [Fact]
    public async Task A_caller_who_keeps_its_thread_after_the_answer_holds_up_nobody()
    {
        using var mayGo = new ManualResetEventSlim();
        async Task Keep()
        {
            await Store.Append(First(Guid.NewGuid()), Ct).ConfigureAwait(false);
            mayGo.Wait(Ct);
        }

        var (keeper, others) = await Task.Run(
            () =>
            {
                Task<AppendResult>[] Some() => [.. Enumerable.Range(0, 50).Select(_ => Store.Append(First(Guid.NewGuid()), Ct))];
                var before = Some();
                return (Keep(), Task.WhenAll([.. before, .. Some()]));
            },
            Ct);
        Assert.All(await others.WaitAsync(TimeSpan.FromSeconds(30), Ct), result => Assert.IsType<AppendResult.Appended>(result));
        await Stored(First(Guid.NewGuid()));
        Assert.False(keeper.IsCompleted);
        mayGo.Set();
        await keeper;
    }

    [Fact]
    public async Task Of_appends_of_one_stream_that_are_sent_at_once_the_first_is_written()
    {
        var streams = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToArray();
        var results = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Store.Append(First(streams[i % 20]), Ct)));
        for (var i = 0; i < results.Length; i++)
            Assert.IsType(i < 20 ? typeof(AppendResult.Appended) : typeof(AppendResult.Conflict), results[i]);
        Assert.Equal(20, await Store.Head(Ct));
    }

    [Fact]
    public async Task Writers_that_go_on_for_a_while_are_all_answered_truly()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        end.CancelAfter(TimeSpan.FromSeconds(1.5));
        var counts = await Task.WhenAll(Enumerable.Range(0, 48).Select(w => Task.Run(async () =>
        {
            var (stream, version, leaf) = (Guid.NewGuid(), 0L, default(ReadOnlyMemory<byte>));
            while (!end.IsCancellationRequested)
            {
                var request = First(stream, command: Command($"{w}/{version}")) with { ExpectedVersion = version, PreviousLeaf = leaf };
                var receipt = Assert.IsType<AppendResult.Appended>(await Store.Append(request, CancellationToken.None)).Receipt;
                Assert.Equal(++version, receipt.Version);
                leaf = receipt.Events[^1].Leaf;
            }

            return version;
        })));
        Assert.Equal(counts.Sum(), await Store.Head(Ct));
        Assert.Equal(counts.Sum(), await Scalar<long>("select count(*) from es.commands"));
        Assert.Equal(counts.Sum(), await Scalar<long>("select last_value from es.mt_events_sequence"));
    }

    private async Task RequireReceiptsAreTrue(IEnumerable<AppendReceipt> receipts)
    {
        var stored = new Dictionary<Guid, RecordedEvent>();
        await foreach (var e in Store.ReadAll(0, null, 100, Ct)) stored.Add(e.EventId, e);
        foreach (var receipt in receipts)
        {
            var last = stored[receipt.Events[^1].EventId];
            Assert.Equal((receipt.StreamId, receipt.Version, receipt.Position, receipt.Timestamp),
                (last.StreamId, last.StreamVersion, last.Position, last.Timestamp));
        }
    }
}

/// <summary>The same with two batches at the server at once.</summary>
public sealed class GroupCommitInTwoLanesTests : GroupCommitTests
{
    protected override EventStoreOptions Options => new() { BatchesAtOnce = 2 };

    [Fact]
    public void More_than_two_batches_at_once_are_refused() =>
        Assert.Throws<ArgumentException>(() => new PostgresEventStore(Db, new EventStoreOptions { BatchesAtOnce = 3 }));
}
