using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Reporting.Domain;
using Reporting.EventStore;
using Reporting.Write.Http;

namespace Reporting.Write;

/// <summary>Load, fold, decide, append: the only road from a command to stored events, for one kind of
/// stream.</summary>
/// <param name="store">Where the streams are.</param>
/// <param name="type">The kind of stream, stored with its first event.</param>
/// <param name="initial">The state of a stream without events.</param>
/// <param name="evolve">Adds one event to a state, with the time it was recorded.</param>
/// <param name="encode">An event as it is stored.</param>
/// <param name="decode">A stored event, by its stored name.</param>
/// <param name="gap">How the stream goes on after an event whose body was destroyed; null: as if it had not happened.</param>
#pragma warning disable CA1711 // A stream of events, not of bytes.
public sealed class DeciderStream<TState, TEvent>
#pragma warning restore CA1711
    (PostgresEventStore store, string type, TState initial, Func<TState, TEvent, DateTimeOffset, TState> evolve,
    Func<TEvent, EventToAppend> encode, Func<string, ReadOnlyMemory<byte>, TEvent> decode,
    StreamGap<TState, TEvent>? gap = null)
{
    private const int AttemptsMax = 10;

    private readonly StreamCache<TState> cache = new(store, initial, StreamGap.Fold(
        gap?.Evolve, (state, recorded) => evolve(state, decode(recorded.Type, recorded.Data), recorded.Timestamp)));

    /// <summary>Writers that met each other on a stream queue up here, instead of spoiling each other's attempts
    /// again.</summary>
    private readonly SemaphoreSlim[] queues = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    private readonly ConcurrentDictionary<Guid, long> looked = new();

    /// <summary>The state from memory, where it is; another host's newest events may be missing.</summary>
    public ValueTask<CachedState<TState>> Get(Guid streamId, CancellationToken ct) => cache.Get(streamId, ct);

    /// <summary>The state from memory, looked up in the database again once a second, so that what another host wrote
    /// (a grant, a new version of a template) is soon known here without a read for each request.</summary>
    public async ValueTask<CachedState<TState>> Recent(Guid streamId, CancellationToken ct)
    {
        var now = TimeProvider.System.GetTimestamp();
        var last = looked.GetOrAdd(streamId, 0);
        // One of those who find it old looks; the others go on with what there is.
        var old = last == 0 || TimeProvider.System.GetElapsedTime(last, now) > TimeSpan.FromSeconds(1);
        return old && looked.TryUpdate(streamId, now, last) ? await cache.Refresh(streamId, ct)
            : await cache.Get(streamId, ct);
    }

    /// <summary>The state as the database has it now.</summary>
    public Task<CachedState<TState>> Refresh(Guid streamId, CancellationToken ct) => cache.Refresh(streamId, ct);

    /// <summary>Decides a command on a stream and stores what was decided.</summary>
    public async Task<Outcome> Execute(
        Guid streamId, CommandContext context, Func<TState, Verdict<TEvent>> decide, CancellationToken ct)
    {
        // Most decisions hold on the state from memory: an append on an old state conflicts, and anything else is only
        // answered after a look at the database.
        decide = OnWhatIsLeft(decide);
        return await Attempt(streamId, await cache.Get(streamId, ct), context, decide, ct)
            ?? await ExecuteOnNewest(streamId, context, decide, ct);
    }

    /// <summary>As <see cref="Execute"/>, for a stream that most likely does not exist yet: decides without a look
    /// whether it does.</summary>
    public async Task<Outcome> ExecuteFirst(
        Guid streamId, CommandContext context, Func<TState, Verdict<TEvent>> decide, CancellationToken ct) =>
        await Attempt(streamId, new CachedState<TState>(initial, 0, default), context, decide, ct)
        ?? await ExecuteOnNewest(streamId, context, OnWhatIsLeft(decide), ct);

    private Func<TState, Verdict<TEvent>> OnWhatIsLeft(Func<TState, Verdict<TEvent>> decide) => gap is null ? decide : state =>
    {
        var verdict = decide(state);
        return Wish(verdict) is { } events && events.Select(one => gap.Refusal(state, one)).OfType<Refusal>().FirstOrDefault()
            is { } refusal ? (Decision<TEvent>)new Decision<TEvent>.Refused(refusal) : verdict;
    };

    private async Task<Outcome> ExecuteOnNewest(
        Guid streamId, CommandContext context, Func<TState, Verdict<TEvent>> decide, CancellationToken ct)
    {
        var queue = queues[unchecked((uint)streamId.GetHashCode()) % queues.Length];
        await queue.WaitAsync(ct);
        try
        {
            for (var attempt = 1; attempt < AttemptsMax; attempt++)
            {
                var now = await cache.Refresh(streamId, ct);
                if (await Attempt(streamId, now, context, decide, ct) is { } later)
                    return later;
                if (Wish(decide(now.State)) is null || IsStale(context, now))
                    return await Unstored(now, context, decide(now.State), ct);
            }
            return new Outcome.Contended();
        }
        finally
        {
            queue.Release();
        }
    }

    /// <summary>Appends what is decided; null when there is nothing to append or somebody else was faster.</summary>
    private async Task<Outcome?> Attempt(
        Guid streamId, CachedState<TState> at, CommandContext context, Func<TState, Verdict<TEvent>> decide,
        CancellationToken ct)
    {
        if (Wish(Decide(streamId, at, decide)) is not { } events || IsStale(context, at))
            return null;
        var request = new AppendRequest(
            streamId, type, at.Version, at.LastLeaf, [.. events.Select(encode)], context.Metadata, context.Claim);
        return await cache.Append(request, ct) switch
        {
            AppendResult.Appended appended => Done(appended.Receipt),
            AppendResult.AlreadyDone done => Done(done.Receipt) with { IsRepeated = true },
            AppendResult.KeyReused => new Outcome.KeyReused(),
            _ => null,
        };
    }

    /// <summary>Nothing is to be stored: the answer of the first time, when this command was done before, or why
    /// not.</summary>
    private async Task<Outcome> Unstored(
        CachedState<TState> at, CommandContext context, Verdict<TEvent> verdict, CancellationToken ct)
    {
        switch (verdict)
        {
            case Verdict<TEvent>.Unknown unknown:
                return new Outcome.Unknown(unknown.Refusal);
            case Verdict<TEvent>.Forbidden:
                return new Outcome.Forbidden();
        }
        if (context.Claim is { } claim && await store.FindCommand(claim.Scope, claim.Key, ct) is { } before)
            return CryptographicOperations.FixedTimeEquals(before.RequestHash.Span, claim.RequestHash.Span)
                ? Done(before.Receipt) with { IsRepeated = true }
                : new Outcome.KeyReused();
        return verdict switch
        {
            // The wish is already true, so a repeated request succeeds (RFC 9110 section 13.1.1), whatever version it
            // saw.
            Verdict<TEvent>.Decided { Decision: Decision<TEvent>.Decided { Events.IsEmpty: true } } =>
                new Outcome.Done(at.Version, await store.Head(ct), null, []),
            _ when IsStale(context, at) => new Outcome.Stale(at.Version),
            Verdict<TEvent>.Decided { Decision: Decision<TEvent>.Refused refused } =>
                new Outcome.Refused(refused.Refusal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Verdict<TEvent> Decide(Guid streamId, CachedState<TState> at, Func<TState, Verdict<TEvent>> decide)
    {
        using var span = CommandTelemetry.Decide(type, streamId, at.Version);
        var verdict = decide(at.State);
        span?.SetTag("reporting.decision.events", Wish(verdict)?.Length ?? 0);
        return verdict;
    }

    private static ImmutableArray<TEvent>? Wish(Verdict<TEvent> verdict) =>
        verdict is Verdict<TEvent>.Decided { Decision: Decision<TEvent>.Decided { Events: { IsEmpty: false } events } }
            ? events : null;

    private static bool IsStale(CommandContext context, CachedState<TState> at) =>
        context.SeenVersion is { } seen && seen != at.Version;

    private static Outcome.Done Done(AppendReceipt receipt) =>
        new(receipt.Version, receipt.Position, receipt.Timestamp, receipt.Events);
}
