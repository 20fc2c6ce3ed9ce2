using System.Threading.Channels;

namespace Reporting.EventStore.Internal;

/// <summary>Requests on their way into a batch. A batch holds one request per stream and per command; the others keep their order
/// and wait for the next.</summary>
internal sealed class AppendQueue(int queueCountMax, int eventCountMax)
{
    private readonly Channel<PendingAppend> _incoming = Channel.CreateBounded<PendingAppend>(
        new BoundedChannelOptions(queueCountMax) { SingleReader = true });

    private readonly HashSet<Guid> _streams = [];
    private readonly HashSet<(Guid, string)> _commands = [];
    private List<PendingAppend> _waiting = [];
    private List<PendingAppend> _waitingNext = [];

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

    /// <summary>The next batch, as soon as there is a request. Null when the queue is closed and empty.</summary>
    public async ValueTask<List<PendingAppend>?> NextBatch()
    {
        if (_waiting.Count == 0 && !await _incoming.Reader.WaitToReadAsync().ConfigureAwait(false)) return null;
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
        return batch;
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
