using System.Diagnostics;
using System.Threading.Channels;

namespace Reporting.EventStore.Internal;

/// <summary>Requests on their way into a batch. A batch holds one request per stream and per command; the others keep their order
/// and wait for the next.</summary>
internal sealed class AppendQueue(int queueCountMax, int eventCountMax)
{
    private const int SkipLengthMax = 31;

    private readonly Channel<PendingAppend> _incoming = Channel.CreateBounded<PendingAppend>(
        new BoundedChannelOptions(queueCountMax));

    private readonly HashSet<Guid> _streams = [];
    private readonly HashSet<(Guid, string)> _commands = [];
    private List<PendingAppend> _waiting = [];
    private List<PendingAppend> _waitingNext = [];
    private int _roundsToSkip;
    private int _skipLength;

    /// <summary>Waits for room, then enters. False when the store is closing.</summary>
    public async ValueTask<bool> Enter(PendingAppend pending, CancellationToken ct)
    {
        if (_incoming.Writer.TryWrite(pending)) return true;
        while (await _incoming.Writer.WaitToWriteAsync(ct).ConfigureAwait(false))
        {
            if (_incoming.Writer.TryWrite(pending)) return true;
        }

        return false;
    }

    public void Close() => _incoming.Writer.TryComplete();

    public bool IsEmpty => _waiting.Count == 0 && _incoming.Reader.Count == 0;

    /// <summary>The next batch, or null when there is no request. Called by one at a time.</summary>
    /// <param name="answered">How many requests were answered just now: their callers are likely to come back.</param>
    /// <param name="patience">How long to wait for them at most.</param>
    public async ValueTask<List<PendingAppend>?> NextBatch(int answered, TimeSpan patience)
    {
        if (answered > 1) await Gather(answered, patience).ConfigureAwait(false);
        if (IsEmpty) return null;
        var batch = new List<PendingAppend>();
        var eventCount = 0;
        _streams.Clear();
        _commands.Clear();
        foreach (var pending in _waiting) Place(pending, batch, ref eventCount);
        while (eventCount < eventCountMax && _waitingNext.Count < eventCountMax && _incoming.Reader.TryRead(out var pending))
        {
            Place(pending, batch, ref eventCount);
        }

        _waiting.Clear();
        (_waiting, _waitingNext) = (_waitingNext, _waiting);
        // All that was there may have been cancelled.
        return batch.Count > 0 ? batch : await NextBatch(0, TimeSpan.Zero).ConfigureAwait(false);
    }

    /// <summary>Without this, callers that come and go together would fall into two halves, each waiting for the other's commit, and
    /// every commit would carry half of what it could. A lone caller never waits, and where waiting did not help it is left off
    /// for a while.</summary>
    private async ValueTask Gather(int answered, TimeSpan patience)
    {
        if (_roundsToSkip > 0)
        {
            _roundsToSkip--;
            return;
        }

        var wanted = _incoming.Reader.Count + answered;
        var started = Stopwatch.GetTimestamp();
        while (_incoming.Reader.Count < wanted)
        {
            if (Stopwatch.GetElapsedTime(started) > patience)
            {
                var cameBack = _incoming.Reader.Count - wanted + answered;
                _skipLength = cameBack * 2 >= answered ? 0 : Math.Min(SkipLengthMax, (_skipLength * 2) + 1);
                _roundsToSkip = _skipLength;
                return;
            }

            await Task.Yield(); // Lets those who were answered run first.
        }

        _skipLength = 0;
    }

    private void Place(PendingAppend pending, List<PendingAppend> batch, ref int eventCount)
    {
        if (pending.Ct.IsCancellationRequested)
        {
            pending.Cancel();
            return;
        }

        var request = pending.Request;
        var fits = eventCount == 0 || eventCount + pending.Events.Length <= eventCountMax;
        // A stream that has to wait is noted too: a later request must not overtake an earlier one of its stream.
        var isFree = _streams.Add(request.StreamId) &
            (request.Command is not { } command || _commands.Add((command.Scope, command.Key)));
        if (fits && isFree)
        {
            batch.Add(pending);
            eventCount += pending.Events.Length;
        }
        else
        {
            _waitingNext.Add(pending);
        }
    }
}
