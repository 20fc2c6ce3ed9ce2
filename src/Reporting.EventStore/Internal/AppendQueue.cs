using System.Threading.Channels;

namespace Reporting.EventStore.Internal;

/// <summary>Requests on their way into a batch. Of each stream and of each command one request is under way at a time; the others
/// keep their order and wait.</summary>
internal sealed class AppendQueue(int queueCountMax, int eventCountMax)
{
    private readonly Channel<PendingAppend> _incoming = Channel.CreateBounded<PendingAppend>(
        new BoundedChannelOptions(queueCountMax));

    private readonly Lock _gate = new();
    private readonly HashSet<Guid> _streams = [];
    private readonly HashSet<(Guid, string)> _commands = [];
    private readonly HashSet<Guid> _heldStreams = [];
    private readonly HashSet<(Guid, string)> _heldCommands = [];
    private List<PendingAppend> _waiting = [];
    private List<PendingAppend> _waitingNext = [];
    private int _underWayCount;

    /// <summary>Requests that nobody has looked at yet.</summary>
    public int IncomingCount => _incoming.Reader.Count;

    /// <summary>Whether there is a request that nobody would take without being called. What waits for a batch under way is taken
    /// by whoever brings that batch.</summary>
    public bool HasWork
    {
        get
        {
            lock (_gate) return IncomingCount > 0 || (_waiting.Count > 0 && _underWayCount == 0);
        }
    }

    /// <summary>Whether nothing is there and nothing is under way.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_gate) return IncomingCount == 0 && _waiting.Count == 0 && _underWayCount == 0;
        }
    }

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

    /// <summary>The next batch, or null when there is no request that may go. <see cref="Release"/> it when it is answered.</summary>
    /// <param name="parts">Into how many batches all that is there or under way is divided.</param>
    public List<PendingAppend>? Take(int parts)
    {
        lock (_gate)
        {
            var batch = new List<PendingAppend>();
            // Another round when all that was there was cancelled.
            do Fill(batch, parts);
            while (batch.Count == 0 && IncomingCount > 0);
            _underWayCount += batch.Count;
            return batch.Count > 0 ? batch : null;
        }
    }

    /// <summary>A batch was answered: others of its streams and commands may go.</summary>
    public void Release(List<PendingAppend> batch)
    {
        lock (_gate)
        {
            _underWayCount -= batch.Count;
            foreach (var pending in batch)
            {
                _streams.Remove(pending.Request.StreamId);
                if (pending.Request.Command is { } command) _commands.Remove((command.Scope, command.Key));
            }
        }
    }

    private void Fill(List<PendingAppend> batch, int parts)
    {
        var all = _underWayCount + _waiting.Count + IncomingCount;
        var room = new Room(parts == 1 ? int.MaxValue : (all + parts - 1) / parts, eventCountMax);
        _heldStreams.Clear();
        _heldCommands.Clear();
        foreach (var pending in _waiting) Place(pending, batch, ref room);
        while (room.IsLeft && _waitingNext.Count < eventCountMax && _incoming.Reader.TryRead(out var pending))
        {
            Place(pending, batch, ref room);
        }

        _waiting.Clear();
        (_waiting, _waitingNext) = (_waitingNext, _waiting);
    }

    private void Place(PendingAppend pending, List<PendingAppend> batch, ref Room room)
    {
        if (pending.Ct.IsCancellationRequested)
        {
            pending.Cancel();
            return;
        }

        var stream = pending.Request.StreamId;
        (Guid, string)? command = pending.Request.Command is { } claim ? (claim.Scope, claim.Key) : null;
        // Held is noted too: a later request must not overtake an earlier one of its stream.
        var isFree = !_heldStreams.Contains(stream) && !_streams.Contains(stream) &&
            (command is not { } wanted || (!_heldCommands.Contains(wanted) && !_commands.Contains(wanted)));
        if (isFree && room.TryTake(pending.Events.Length))
        {
            batch.Add(pending);
            _streams.Add(stream);
            if (command is { } taken) _commands.Add(taken);
        }
        else
        {
            _waitingNext.Add(pending);
            _heldStreams.Add(stream);
            if (command is { } held) _heldCommands.Add(held);
        }
    }

    /// <summary>What still fits into a batch. One request with more events than a batch may have goes alone.</summary>
    private struct Room(int requests, int events)
    {
        private int _requests = requests;
        private int _events = events;
        private bool _isEmpty = true;

        public readonly bool IsLeft => _requests > 0 && _events > 0;

        public bool TryTake(int eventCount)
        {
            if (_requests == 0 || (!_isEmpty && eventCount > _events)) return false;
            (_requests, _events, _isEmpty) = (_requests - 1, _events - eventCount, false);
            return true;
        }
    }
}
