using Reporting.EventStore.Internal;

namespace Reporting.EventStore;

/// <summary>The states of hot streams, kept in memory, so that deciding needs no read.</summary>
/// <remarks>
/// Default: empty. Effect: a stream that was read or appended to is kept with its version and last leaf; the least recently used
/// leave when there are too many. Interaction: another host may append meanwhile; an append on the kept state then conflicts, and
/// only the newer events are read. What was destroyed since stays in it until <see cref="PostgresEventStore.Forget"/>. Failure: an append whose outcome is unknown forgets the stream, and the next use reads it.
/// A "no" that was decided on a kept state may be out of date: <see cref="Refresh"/> and decide again before answering it.
/// </remarks>
/// <typeparam name="TState">The state; treated as immutable.</typeparam>
public sealed class StreamCache<TState>
{
    private readonly PostgresEventStore _store;
    private readonly TState _initial;
    private readonly Func<TState, RecordedEvent, TState> _fold;
    private readonly Upcaster? _upcast;
    private readonly RecentlyUsed<Guid, CachedState<TState>> _kept;

    /// <summary>A cache over one store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="initial">The state of a stream without events.</param>
    /// <param name="fold">Adds one event to a state; pure.</param>
    /// <param name="streamCountMax">The most streams kept. Default: 10,000.</param>
    public StreamCache(
        PostgresEventStore store, TState initial, Func<TState, RecordedEvent, TState> fold, int streamCountMax = 10_000)
    {
        ArgumentNullException.ThrowIfNull(store);
        (_store, _initial, _fold, _upcast) = (store, initial, fold, store.Upcast);
        _kept = new RecentlyUsed<Guid, CachedState<TState>>(streamCountMax);
        store.Forgotten += _kept.Remove;
    }

    /// <summary>The stream's state, from memory when it is there. It may be behind another host: an append on it then conflicts.</summary>
    public ValueTask<CachedState<TState>> Get(Guid streamId, CancellationToken ct) =>
        _kept.TryGet(streamId, out var kept) ? ValueTask.FromResult(kept) : new(Refresh(streamId, ct));

    /// <summary>The stream's state as the database has it now; reads only the events that are newer than what is kept.</summary>
    public async Task<CachedState<TState>> Refresh(Guid streamId, CancellationToken ct)
    {
        if (!_kept.TryGet(streamId, out var from)) from = new CachedState<TState>(_initial, 0, default);
        var slice = await _store.ReadStream(streamId, from.Version, ct).ConfigureAwait(false);
        return Keep(streamId, from, slice.Events);
    }

    /// <summary>Appends and folds what was appended, so that the next <see cref="Get"/> needs no read. After a conflict the state is
    /// refreshed when this returns.</summary>
    /// <exception cref="EventStoreUnavailableException">As <see cref="PostgresEventStore.Append"/>; the stream is forgotten.</exception>
    public async Task<AppendResult> Append(AppendRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        AppendResult result;
        try
        {
            result = await _store.Append(request, ct).ConfigureAwait(false);
        }
        catch
        {
            _kept.Remove(request.StreamId);
            throw;
        }

        if (result is AppendResult.Conflict) await Refresh(request.StreamId, ct).ConfigureAwait(false);
        if (result is AppendResult.Appended { Receipt: var receipt })
        {
            // What is appended at 0 begins a stream: there was nothing to know of it.
            if (!_kept.TryGet(request.StreamId, out var before)) before = new CachedState<TState>(_initial, 0, default);
            if (before.Version == request.ExpectedVersion) Keep(request.StreamId, before, Recorded(request, receipt));
        }

        return result;
    }

    /// <summary>Events as a read would return them, without the read.</summary>
    private RecordedEvent[] Recorded(AppendRequest request, AppendReceipt receipt)
    {
        var events = new RecordedEvent[request.Events.Count];
        for (var i = 0; i < events.Length; i++)
        {
            var body = new EventBody(request.Events[i].Type, request.Events[i].Data);
            if (_upcast is not null) body = _upcast(body.Type, body.Data);
            events[i] = new RecordedEvent(
                receipt.Position - events.Length + i + 1, receipt.Events[i].EventId, request.StreamId,
                request.ExpectedVersion + i + 1, body.Type, body.Data, receipt.Timestamp, receipt.Events[i].Leaf, request.Metadata);
        }

        return events;
    }

    private CachedState<TState> Keep(Guid streamId, CachedState<TState> from, IReadOnlyList<RecordedEvent> newer)
    {
        var state = from.State;
        foreach (var happened in newer) state = _fold(state, happened);
        var folded = newer.Count == 0 ? from : new CachedState<TState>(state, newer[^1].StreamVersion, newer[^1].Leaf);
        // Another caller may have kept a newer one meanwhile.
        return _kept.Put(streamId, folded, (kept, candidate) => candidate.Version >= kept.Version ? candidate : kept);
    }
}
