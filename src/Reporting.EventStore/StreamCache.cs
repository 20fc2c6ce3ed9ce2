namespace Reporting.EventStore;

/// <summary>A stream, folded into a state.</summary>
/// <param name="State">The fold of all events up to <paramref name="Version"/>.</param>
/// <param name="Version">The stream's version; 0 when it does not exist.</param>
/// <param name="LastLeaf">The leaf hash at <paramref name="Version"/>; empty at version 0.</param>
public sealed record CachedState<TState>(TState State, long Version, ReadOnlyMemory<byte> LastLeaf);

/// <summary>The states of hot streams, kept in memory, so that deciding needs no read. Bounded: the least recently used leave.</summary>
public sealed class StreamCache<TState>
{
    /// <summary>A cache over one store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="initial">The state of a stream without events.</param>
    /// <param name="fold">Adds one event to a state; pure.</param>
    /// <param name="streamCountMax">The most streams kept. Default: 10,000.</param>
    public StreamCache(
        PostgresEventStore store, TState initial, Func<TState, RecordedEvent, TState> fold, int streamCountMax = 10_000) =>
        throw new NotImplementedException();

    /// <summary>The stream's state, from memory when it is there. It may be behind another host: an append on it then conflicts.</summary>
    public ValueTask<CachedState<TState>> Get(Guid streamId, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>The stream's state as the database has it now; reads only the events that are newer than what is kept.</summary>
    public Task<CachedState<TState>> Refresh(Guid streamId, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Appends and folds what was appended, so that the next <see cref="Get"/> needs no read. A conflict makes the next
    /// <see cref="Get"/> read the newer events.</summary>
    public Task<AppendResult> Append(AppendRequest request, CancellationToken ct) => throw new NotImplementedException();
}
