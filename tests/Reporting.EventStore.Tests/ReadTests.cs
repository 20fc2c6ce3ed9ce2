using static Reporting.EventStore.Tests.Sample;

namespace Reporting.EventStore.Tests;

/// <summary>Reading streams and the log.</summary>
public sealed class ReadTests : StoreTests
{
    [Fact]
    public async Task A_stream_is_read_from_a_version_with_what_the_next_append_needs()
    {
        var stream = Guid.NewGuid();
        var receipt = await Stored(Next(await Stored(First(stream, 3)), 2));
        var whole = await Store.ReadStream(stream, 0, Ct);
        Assert.Equal([1, 2, 3, 4, 5], whole.Events.Select(e => e.StreamVersion));
        Assert.Equal(5, whole.Version);
        Assert.True(whole.LastLeaf.Span.SequenceEqual(receipt.Events[^1].Leaf.Span));
        Assert.Equal([4, 5], (await Store.ReadStream(stream, 3, Ct)).Events.Select(e => e.StreamVersion));
    }

    [Fact]
    public async Task A_read_past_the_end_has_no_events_but_the_version()
    {
        var receipt = await Stored(First(Guid.NewGuid(), 3));
        var slice = await Store.ReadStream(receipt.StreamId, 3, Ct);
        Assert.Equal((0, 3L), (slice.Events.Count, slice.Version));
        Assert.True(slice.LastLeaf.Span.SequenceEqual(receipt.Events[^1].Leaf.Span));
        Assert.Equal(3, (await Store.ReadStream(receipt.StreamId, 9, Ct)).Version);
    }

    [Fact]
    public async Task A_stream_that_does_not_exist_is_empty_at_version_0()
    {
        var slice = await Store.ReadStream(Guid.NewGuid(), 0, Ct);
        Assert.Equal((0, 0L, 0), (slice.Events.Count, slice.Version, slice.LastLeaf.Length));
        Assert.Equal(0, (await Store.ReadStream(Guid.NewGuid(), 4, Ct)).Version);
    }

    [Fact]
    public async Task Pages_tell_how_far_they_looked()
    {
        await Stored(First(Guid.NewGuid()) with { Events = [Event("a"), Event("b"), Event("b"), Event("a"), Event("b")] });
        var page = await Store.ReadPage(0, ["a"], 1, Ct);
        Assert.Equal((1L, 1L, 5L), (Assert.Single(page.Events).Position, page.ScannedTo, page.HeadPosition));
        page = await Store.ReadPage(1, ["a"], 10, Ct);
        Assert.Equal((4L, 5L, 5L), (Assert.Single(page.Events).Position, page.ScannedTo, page.HeadPosition));
        page = await Store.ReadPage(5, ["a"], 10, Ct);
        Assert.Equal((0, 5L, 5L), (page.Events.Count, page.ScannedTo, page.HeadPosition));
        Assert.Equal(5, (await Store.ReadPage(0, ["never"], 10, Ct)).ScannedTo);
    }

    [Fact]
    public async Task A_rare_type_is_looked_for_in_steps()
    {
        await Stored(First(Guid.NewGuid()) with
        {
            Events = [.. Enumerable.Repeat(Event("b"), 25_000), Event("a")],
        });
        var page = await Store.ReadPage(0, ["a"], 10, Ct);
        Assert.Equal((0, 20_000L, 25_001L), (page.Events.Count, page.ScannedTo, page.HeadPosition));
        var found = new List<long>();
        await foreach (var e in Store.ReadAll(0, ["a"], 10, Ct)) found.Add(e.Position);
        Assert.Equal([25_001], found);
    }

    [Fact]
    public async Task Everything_is_read_in_order_across_pages()
    {
        for (var i = 0; i < 10; i++) await Stored(First(Guid.NewGuid(), 10));
        var positions = new List<long>();
        await foreach (var e in Store.ReadAll(5, null, 7, Ct)) positions.Add(e.Position);
        Assert.Equal(Enumerable.Range(6, 95).Select(p => (long)p), positions);
    }

    [Fact]
    public async Task Waiting_ends_when_the_position_is_there_also_when_another_process_wrote_it()
    {
        Assert.Equal(0, await Store.WaitForPosition(0, Ct));
        var waiting = Store.WaitForPosition(2, Ct);
        await Stored(First(Guid.NewGuid()));
        await Task.Delay(100, Ct);
        Assert.False(waiting.IsCompleted);
        await NewStore().Append(First(Guid.NewGuid()), Ct);
        Assert.Equal(2, await waiting.WaitAsync(TimeSpan.FromSeconds(10), Ct));
        using var impatient = new CancellationTokenSource(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.WaitForPosition(3, impatient.Token));
    }

    [Fact]
    public async Task Upcasting_changes_what_is_read_and_not_the_leaf()
    {
        var stored = await Stored(First(Guid.NewGuid()) with { Events = [Event("figure_typed", """{"value":"1"}""")] });
        var store = NewStore(new EventStoreOptions
        {
            Upcast = (type, data) => type == "figure_typed" ? new EventBody("figure_entered", "{}"u8.ToArray()) : new(type, data),
        });
        var read = Assert.Single((await store.ReadStream(stored.StreamId, 0, Ct)).Events);
        Assert.Equal(("figure_entered", 2), (read.Type, read.Data.Length));
        Assert.True(read.Leaf.Span.SequenceEqual(stored.Events[0].Leaf.Span));
        Assert.Single((await store.ReadPage(0, ["figure_typed"], 10, Ct)).Events);
    }

    [Fact]
    public async Task Commands_are_found_for_72_hours()
    {
        var receipt = await Stored(First(Guid.NewGuid(), 2, Command("k")));
        var found = await Store.FindCommand(Ana, "k", Ct);
        Assert.Equal((receipt.Position, 2), (found!.Receipt.Position, found.Receipt.Events.Count));
        Assert.Equal(Command("k").RequestHash.ToArray(), found.RequestHash.ToArray());
        Assert.Null(await Store.FindCommand(Guid.NewGuid(), "k", Ct));

        Assert.Equal(0, await Store.RemoveOldCommands(Ct));
        await Run("update es.commands set created_at = now() - interval '72 hours 1 second'");
        Assert.Equal(1, await Store.RemoveOldCommands(Ct));
        Assert.Null(await Store.FindCommand(Ana, "k", Ct));
    }
}
