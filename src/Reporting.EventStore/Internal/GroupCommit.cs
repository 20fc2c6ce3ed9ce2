using Npgsql;

namespace Reporting.EventStore.Internal;

/// <summary>The writing of a process: a caller who finds a lane free leads it, takes batch after batch from the queue and brings each
/// through. A second lane is used where it pays (<see cref="LaneChoice"/>).</summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private readonly AppendQueue _queue;
    private readonly LaneChoice _choice;
    private readonly Lane[] _lanes;
    private bool _isClosed;

    public GroupCommit(NpgsqlDataSource db, EventStoreOptions options, Action<long> appended)
    {
        if (options.BatchesAtOnce is not (null or >= 1 and <= LaneChoice.LanesMax))
        {
            throw new ArgumentException($"BatchesAtOnce is 1 or {LaneChoice.LanesMax}, or null.", nameof(options));
        }

        _choice = new LaneChoice(options.BatchesAtOnce);
        _queue = new AppendQueue(options.QueueCountMax, options.BatchEventCountMax);
        var clock = new StampClock(options.BusinessClock);
        _lanes = new Lane[LaneChoice.LanesMax];
        for (var i = 0; i < _lanes.Length; i++) _lanes[i] = new Lane(new BatchWriter(db, options, clock, appended), new Gathering(_queue));
    }

    public async Task<AppendResult> Append(AppendRequest request, CancellationToken ct)
    {
        var pending = PendingAppend.Prepare(request, ct);
        ObjectDisposedException.ThrowIf(!await _queue.Enter(pending, ct).ConfigureAwait(false), typeof(PostgresEventStore));
        // The caller who finds nobody writing writes: a lone caller pays for no other thread.
        if (FreeLane() is { } lane) await Lead(lane, pending).WaitAsync(ct).ConfigureAwait(false);
        return await pending.Answer.WaitAsync(ct).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, true)) return;
        _queue.Close();
        foreach (var lane in _lanes)
        {
            while (!lane.TryLead()) await Task.Delay(1).ConfigureAwait(false);
        }

        while (_queue.Take(1) is { } batch) await Bring(_lanes[0], batch, leader: null).ConfigureAwait(false);
        foreach (var lane in _lanes) await lane.Writer.DisposeAsync().ConfigureAwait(false);
    }

    private Lane? FreeLane()
    {
        for (var i = 0; i < _choice.Lanes; i++)
        {
            if (_lanes[i].TryLead()) return _lanes[i];
        }

        return null;
    }

    /// <summary>Writes batch after batch until there is nothing for this lane. A caller who leads goes as soon as its own request is
    /// answered; what is left goes on without it.</summary>
    private async Task Lead(Lane lane, PendingAppend? own)
    {
        while (true)
        {
            if (Next(lane) is not { } batch)
            {
                if (_queue.IsEmpty) _choice.Idle();
                lane.Leave();
                // Who entered before that saw a leader and left it to him.
                if (!_queue.HasWork || FreeLane() is not { } next) return;
                lane = next;
                continue;
            }

            await Bring(lane, batch, own).ConfigureAwait(false);
            if (own is { Answer.IsCompleted: true } && !(batch.Count == 1 && !_queue.HasWork))
            {
                var left = lane;
                _ = Task.Run(() => Lead(left, null), CancellationToken.None);
                return;
            }
        }
    }

    private List<PendingAppend>? Next(Lane lane)
    {
        var lanes = _choice.Lanes;
        return Array.IndexOf(_lanes, lane) < lanes ? _queue.Take(lanes) : null;
    }

    private async Task Bring(Lane lane, List<PendingAppend> batch, PendingAppend? leader)
    {
        await lane.Writer.Write(batch).ConfigureAwait(false);
        _queue.Release(batch);
        _choice.Answered(batch.Count);
        await lane.Gathering.Answer(batch, leader).ConfigureAwait(false);
    }

    /// <summary>One batch at a time under way.</summary>
    private sealed class Lane(BatchWriter writer, Gathering gathering)
    {
        private bool _isLed;

        public BatchWriter Writer => writer;

        public Gathering Gathering => gathering;

        public bool TryLead() => !Interlocked.Exchange(ref _isLed, true);

        public void Leave() => Interlocked.Exchange(ref _isLed, false);
    }
}
