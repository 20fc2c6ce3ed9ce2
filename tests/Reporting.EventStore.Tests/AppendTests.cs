using System.Text;
using static Reporting.EventStore.Tests.Sample;

namespace Reporting.EventStore.Tests;

/// <summary>The append contract, case by case.</summary>
public sealed class AppendTests : StoreTests
{
    private readonly Guid _stream = Guid.NewGuid();

    [Fact]
    public async Task Case_1_the_expected_version_is_the_streams_and_the_events_are_stored()
    {
        var first = await Stored(First(_stream, count: 2));
        var second = await Stored(Next(first));
        Assert.Equal((2, 2L), (first.Version, first.Position));
        Assert.Equal((3, 3L), (second.Version, second.Position));
    }

    [Fact]
    public async Task Case_2_a_lower_expected_version_conflicts_and_stores_nothing()
    {
        var first = await Stored(First(_stream));
        await Stored(Next(first));
        Assert.Equal(new AppendResult.Conflict(2), await Store.Append(Next(first), Ct));
        Assert.Equal(new AppendResult.Conflict(2), await Store.Append(First(_stream), Ct));
        Assert.Equal(2, await Store.Head(Ct));
    }

    [Fact]
    public async Task Case_3_a_higher_expected_version_conflicts_and_stores_nothing()
    {
        var elsewhere = await Stored(First(Guid.NewGuid(), count: 3));
        await Stored(First(_stream));
        var tooHigh = Next(elsewhere) with { StreamId = _stream };
        Assert.Equal(new AppendResult.Conflict(1), await Store.Append(tooHigh, Ct));
        Assert.Equal(new AppendResult.Conflict(0), await Store.Append(tooHigh with { StreamId = Guid.NewGuid() }, Ct));
        Assert.Equal(4, await Store.Head(Ct));
    }

    [Fact]
    public async Task Case_4_the_same_command_again_answers_the_first_receipt_whatever_the_versions_are()
    {
        var request = First(_stream, count: 2, Command("k1"));
        var first = await Stored(request);
        await Stored(Next(first));
        var again = Assert.IsType<AppendResult.AlreadyDone>(await Store.Append(request, Ct)).Receipt;
        Assert.Equal((first.StreamId, first.Version, first.Position, first.Timestamp),
            (again.StreamId, again.Version, again.Position, again.Timestamp));
        Assert.Equal(first.Events.Select(e => e.EventId), again.Events.Select(e => e.EventId));
        Assert.Equal(first.Events.Select(e => Convert.ToHexString(e.Leaf.Span)),
            again.Events.Select(e => Convert.ToHexString(e.Leaf.Span)));
    }

    [Fact]
    public async Task Case_5_the_same_key_for_another_request_is_refused()
    {
        await Stored(First(_stream, command: Command("k1")));
        var other = First(Guid.NewGuid(), command: Command("k1", "another request"));
        Assert.IsType<AppendResult.KeyReused>(await Store.Append(other, Ct));
        Assert.Equal(1, await Store.Head(Ct));
    }

    [Fact]
    public async Task A_conflict_stores_no_command_so_it_is_decided_again()
    {
        await Stored(First(_stream));
        Assert.IsType<AppendResult.Conflict>(await Store.Append(First(_stream, command: Command("k1")), Ct));
        Assert.Null(await Store.FindCommand(Ana, "k1", Ct));
        await Stored(First(Guid.NewGuid(), command: Command("k1")));
    }

    [Fact]
    public async Task A_broken_chain_is_refused_to_its_caller()
    {
        var first = await Stored(First(_stream));
        var broken = Next(first) with { PreviousLeaf = new byte[32] };
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Append(broken, Ct));
        Assert.Equal(1, await Store.Head(Ct));
    }

    [Theory]
    [InlineData("""{"a":1.5}""")]
    [InlineData("""{"a":1e3}""")]
    [InlineData("""{"a":9007199254740993}""")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":"\u0000"}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("{} {}")]
    public async Task A_body_that_could_not_be_hashed_again_is_refused(string body)
    {
        var bad = First(_stream) with { Events = [Event(body: body)] };
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Append(bad, Ct));
        Assert.Equal(0, await Store.Head(Ct));
    }

    [Fact]
    public async Task A_request_that_breaks_a_rule_is_refused()
    {
        AppendRequest[] bad =
        [
            First(_stream) with { Events = [] },
            First(_stream) with { ExpectedVersion = -1 },
            First(_stream) with { PreviousLeaf = new byte[32] },
            First(_stream) with { ExpectedVersion = 1 },
            First(_stream) with { Events = [Event(type: "Figure Entered")] },
            First(_stream) with { Events = [Event(type: new string('a', 501))] },
            First(_stream) with { Metadata = new EventMetadata(UserName: "a\0b") },
            First(_stream) with { Metadata = new EventMetadata(CorrelationId: new string('c', 101)) },
            First(_stream) with { StreamType = "\ud800" },
            First(_stream, command: new CommandClaim(Ana, new string('k', 201), new byte[32])),
            First(_stream, command: new CommandClaim(Ana, "k", new byte[31])),
        ];
        foreach (var request in bad) await Assert.ThrowsAsync<ArgumentException>(() => Store.Append(request, Ct));
        Assert.Equal(0, await Store.Head(Ct));
    }

    [Fact]
    public async Task Metadata_and_body_come_back_as_they_went_in()
    {
        var metadata = new EventMetadata("ana", "corr", "cause", new Dictionary<string, string> { ["address"] = "10.0.0.1 ữ" });
        var request = First(_stream) with
        {
            Metadata = metadata,
            Events = [Event(body: """{"z":{"b":[1,-2,true,null],"a":"Nguyễn \"Văn\" 😀"},"a":"1,50"}""")],
        };
        var receipt = await Stored(request);
        var read = Assert.Single((await Store.ReadStream(_stream, 0, Ct)).Events);
        Assert.Equal(("figure_entered", 1L, 1L, receipt.Events[0].EventId),
            (read.Type, read.Position, read.StreamVersion, read.EventId));
        Assert.Equal(receipt.Timestamp, read.Timestamp);
        Assert.Equal(("ana", "corr", "cause"), (read.Metadata.UserName, read.Metadata.CorrelationId, read.Metadata.CausationId));
        Assert.Equal(metadata.Headers, read.Metadata.Headers);
        Assert.Equal(
            """{"a":"1,50","z":{"a":"Nguyễn \"Văn\" 😀","b":[1,-2,true,null]}}""",
            Encoding.UTF8.GetString(JsonCanonicalizer.Canonicalize(read.Data.Span)));
    }

    [Fact]
    public async Task A_cancelled_request_ends_its_waiting()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.Append(First(_stream), cancelled.Token));
    }

    [Fact]
    public async Task A_closed_store_refuses_and_an_open_one_writes_what_waits_before_it_closes()
    {
        var store = NewStore();
        var waiting = Enumerable.Range(0, 50).Select(_ => store.Append(First(Guid.NewGuid()), Ct)).ToArray();
        await store.DisposeAsync();
        Assert.All(await Task.WhenAll(waiting), result => Assert.IsType<AppendResult.Appended>(result));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.Append(First(_stream), Ct));
        Assert.Equal(50, await Store.Head(Ct));
    }

    [Fact]
    public async Task What_an_append_looks_at_does_not_grow_with_what_the_account_sent_before()
    {
        const int Count = 1_000;
        for (var i = 0; i < Count; i++) await Stored(First(Guid.NewGuid(), command: Command("k" + i)));
        // A session tells what it read once a second, after a transaction.
        await Task.Delay(TimeSpan.FromSeconds(1.1), Ct);
        await Stored(First(Guid.NewGuid(), command: Command("last")));
        var read = await Scalar<long>(
            "select idx_tup_fetch + seq_tup_read from pg_stat_user_tables where schemaname = 'es' and relname = 'commands'");
        Assert.True(read < 10 * Count, $"{Count} commands, and {read} rows of commands read");
        Assert.True(await Scalar<long>("select n_tup_ins from pg_stat_user_tables where relname = 'commands'") >= Count);
    }
}
