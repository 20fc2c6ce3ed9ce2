using static Reporting.EventStore.Tests.Sample;

namespace Reporting.EventStore.Tests;

/// <summary>The cache answers as a fresh read would, and reads only what is newer.</summary>
public sealed class StreamCacheTests : StoreTests
{
    private StreamCache<string> NewCache(int streamCountMax = 100) =>
        new(Store, "", (state, e) => state + e.StreamVersion, streamCountMax);

    [Fact]
    public async Task An_append_through_the_cache_needs_no_read_afterwards()
    {
        var (cache, stream) = (NewCache(), Guid.NewGuid());
        Assert.Equal(new CachedState<string>("", 0, default), await cache.Get(stream, Ct));
        var receipt = Assert.IsType<AppendResult.Appended>(await cache.Append(First(stream, 3), Ct)).Receipt;
        var kept = cache.Get(stream, Ct).AsTask();
        Assert.True(kept.IsCompletedSuccessfully);
        Assert.Equal(("123", 3L), ((await kept).State, (await kept).Version));
        Assert.True((await kept).LastLeaf.Span.SequenceEqual(receipt.Events[^1].Leaf.Span));
    }

    [Fact]
    public async Task A_conflict_brings_the_newer_events()
    {
        var (cache, stream) = (NewCache(), Guid.NewGuid());
        await cache.Get(stream, Ct);
        await Stored(First(stream, 2));
        Assert.Equal(new AppendResult.Conflict(2), await cache.Append(First(stream), Ct));
        var kept = await cache.Get(stream, Ct);
        Assert.Equal(("12", 2L), (kept.State, kept.Version));
    }

    [Fact]
    public async Task A_kept_state_may_be_behind_and_refresh_catches_up()
    {
        var (cache, stream) = (NewCache(), Guid.NewGuid());
        var first = await Stored(First(stream));
        await cache.Get(stream, Ct);
        await Stored(Next(first, 2));
        Assert.Equal("1", (await cache.Get(stream, Ct)).State);
        Assert.Equal("123", (await cache.Refresh(stream, Ct)).State);
        Assert.Equal("123", (await cache.Get(stream, Ct)).State);
    }

    [Fact]
    public async Task The_stream_used_longest_ago_leaves()
    {
        var cache = NewCache(streamCountMax: 2);
        var streams = new[] { Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid() };
        foreach (var stream in streams[..2]) await cache.Get(stream, Ct);
        await cache.Get(streams[0], Ct);
        await cache.Get(streams[2], Ct);
        // What is appended behind the cache is seen where the cache has to read.
        foreach (var stream in streams[..2]) await Stored(First(stream));
        Assert.Equal(0, (await cache.Get(streams[0], Ct)).Version);
        Assert.Equal(1, (await cache.Get(streams[1], Ct)).Version);
    }

    [Fact]
    public async Task Writers_that_decide_on_kept_states_lose_nothing()
    {
        var (stream, caches) = (Guid.NewGuid(), new[] { NewCache(), NewCache() });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var done = 0; done < 10;)
            {
                var state = await caches[writer % 2].Get(stream, Ct);
                var request = First(stream) with { ExpectedVersion = state.Version, PreviousLeaf = state.LastLeaf };
                if (await caches[writer % 2].Append(request, Ct) is AppendResult.Appended) done++;
            }
        }));
        var read = await Store.ReadStream(stream, 0, Ct);
        Assert.Equal(80, read.Version);
        Assert.Equal(string.Concat(Enumerable.Range(1, 80)), (await caches[0].Refresh(stream, Ct)).State);
        await LeafCheck.Require(Db, Ct);
    }
}
