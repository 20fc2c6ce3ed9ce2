using System.Collections.Concurrent;
using Reporting.EventStore;

namespace Reporting.Write;

/// <summary>States that others decide by (the units, a template, an account): from memory, and looked up in the database again
/// after a second, so that a change made through another host is seen without a read for each request.</summary>
public sealed class RecentStates<TState>(
    Func<Guid, CancellationToken, ValueTask<CachedState<TState>>> get,
    Func<Guid, CancellationToken, Task<CachedState<TState>>> refresh)
{
    private const int StreamsMax = 50_000;

    private readonly ConcurrentDictionary<Guid, long> looked = new();

    public async ValueTask<CachedState<TState>> Get(Guid streamId, CancellationToken ct)
    {
        var now = TimeProvider.System.GetTimestamp();
        if (!looked.TryGetValue(streamId, out var last))
        {
            if (looked.Count > StreamsMax)
                looked.Clear();
            looked[streamId] = now;
            return await refresh(streamId, ct);
        }
        // One of those who find it old looks; the others go on with what there is.
        if (TimeProvider.System.GetElapsedTime(last, now) > TimeSpan.FromSeconds(1) && looked.TryUpdate(streamId, now, last))
            return await refresh(streamId, ct);
        return await get(streamId, ct);
    }
}
