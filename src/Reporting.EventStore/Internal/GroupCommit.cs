using System.Diagnostics;
using Npgsql;

namespace Reporting.EventStore.Internal;

/// <summary>The writing of a process: one caller at a time leads, takes batch after batch from the queue and brings each through.</summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LastPause = TimeSpan.FromSeconds(1);

    // Waiting for callers to come back is worth a part of what a commit takes.
    private const int PatienceDivisor = 4;
    private static readonly TimeSpan PatienceMax = TimeSpan.FromMilliseconds(2);

    private readonly NpgsqlDataSource _db;
    private readonly EventStoreOptions _options;
    private readonly AppendQueue _queue;
    private readonly StampClock _clock;
    private readonly Action<long> _appended;
    private bool _isLed;
    private bool _isClosed;
    private int _answered;
    private TimeSpan _patience;
    private AppendConnection? _connection;

    public GroupCommit(NpgsqlDataSource db, EventStoreOptions options, Action<long> appended)
    {
        (_db, _options, _appended) = (db, options, appended);
        _queue = new AppendQueue(options.QueueCountMax, options.BatchEventCountMax);
        _clock = new StampClock(options.BusinessClock);
    }

    public async Task<AppendResult> Append(AppendRequest request, CancellationToken ct)
    {
        var pending = PendingAppend.Prepare(request, ct);
        ObjectDisposedException.ThrowIf(!await _queue.Enter(pending, ct).ConfigureAwait(false), typeof(PostgresEventStore));
        // The caller who finds nobody writing writes: a lone caller pays for no other thread.
        if (TryLead()) await Lead(pending).WaitAsync(ct).ConfigureAwait(false);
        return await pending.Answer.WaitAsync(ct).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, true)) return;
        _queue.Close();
        while (!TryLead()) await Task.Delay(1).ConfigureAwait(false);
        while (await _queue.NextBatch(0, TimeSpan.Zero).ConfigureAwait(false) is { } batch) await Write(batch).ConfigureAwait(false);
        await Disconnect().ConfigureAwait(false);
    }

    private bool TryLead() => !Interlocked.Exchange(ref _isLed, true);

    /// <summary>Writes batch after batch until the queue is empty. A caller who leads goes as soon as its own request is answered;
    /// what is left goes on without it.</summary>
    private async Task Lead(PendingAppend? own)
    {
        while (true)
        {
            if (await _queue.NextBatch(_answered, _patience).ConfigureAwait(false) is not { } batch)
            {
                _answered = 0;
                Interlocked.Exchange(ref _isLed, false);
                // Who entered before that saw a leader and left it to him.
                if (_queue.IsEmpty || !TryLead()) return;
                continue;
            }

            var started = Stopwatch.GetTimestamp();
            await Write(batch).ConfigureAwait(false);
            _answered = batch.Count;
            _patience = TimeSpan.FromTicks(Math.Min(
                Stopwatch.GetElapsedTime(started).Ticks / PatienceDivisor, PatienceMax.Ticks));
            if (own is { Answer.IsCompleted: true } && !(batch.Count == 1 && _queue.IsEmpty))
            {
                _ = Task.Run(() => Lead(null), CancellationToken.None);
                return;
            }
        }
    }

    /// <summary>Brings a batch through. A try that ended without an answer is made again: what it may have stored then answers as a
    /// refusal, and is recognised by the events' ids.</summary>
    private async Task Write(IReadOnlyList<PendingAppend> batch)
    {
        var started = Stopwatch.GetTimestamp();
        using var span = EventStoreSpans.Batch(batch);
        for (var pause = FirstPause; ; pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LastPause.Ticks)))
        {
            try
            {
                await WriteOnce(batch).ConfigureAwait(false);
                EventStoreMetrics.Ended(started);
                return;
            }
            catch (PostgresException e) when (!PassingErrors.Has(e))
            {
                await FailOrSplit(batch, e).ConfigureAwait(false);
                return;
            }
            catch (EventStoreRefusedException e)
            {
                Fail(batch, e);
                return;
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or InvalidOperationException or IOException)
            {
                await Disconnect().ConfigureAwait(false);
                foreach (var pending in batch) pending.MayBeStored = true;
                if (Stopwatch.GetElapsedTime(started) + pause > _options.AppendTimeout)
                {
                    Fail(batch, new EventStoreUnavailableException("The server did not take the events in time.", e));
                    return;
                }
            }
            catch (Exception e)
            {
                // Not the server's doing, so not this loop's to judge: the callers see it, and the next batch has its chance.
                await Disconnect().ConfigureAwait(false);
                Fail(batch, e);
                return;
            }

            await Task.Delay(pause).ConfigureAwait(false);
        }
    }

    private async Task WriteOnce(IReadOnlyList<PendingAppend> requests)
    {
        _connection ??= await AppendConnection.Open(_db, _options, CancellationToken.None).ConfigureAwait(false);
        var batch = StampedBatch.At(_clock.Next(), requests);
        var answer = await _connection.Append(batch, CancellationToken.None).ConfigureAwait(false);
        if (answer.Overtaken is not null)
        {
            // Another host stamped later and came first. Under the lock nobody can come in between.
            StampedBatch Stamp(DateTime head)
            {
                _clock.NoEarlierThan(head);
                return batch = StampedBatch.At(_clock.Next(), requests);
            }

            answer = await _connection.AppendUnderLock(requests, Stamp, CancellationToken.None).ConfigureAwait(false);
        }

        Dispatch(batch, answer);
    }

    private void Dispatch(StampedBatch batch, BatchAnswer answer)
    {
        var position = answer.HeadPosition;
        for (var r = 0; r < batch.Requests.Count; r++)
        {
            var pending = batch.Requests[r];
            if (answer.Refused.TryGetValue(r, out var refusal))
            {
                Settlement.Settle(_db, pending, refusal);
                continue;
            }

            position += pending.Events.Length;
            pending.Complete(new AppendResult.Appended(Receipt(pending, position, batch.RecordedAt, batch.Leaves[r])));
        }

        EventStoreMetrics.Batch(batch.Requests.Count, position - answer.HeadPosition, answer);
        if (position > answer.HeadPosition) _appended(position);
    }

    private static AppendReceipt Receipt(PendingAppend pending, long position, DateTime recordedAt, byte[][] leaves)
    {
        var events = new EventReceipt[leaves.Length];
        for (var e = 0; e < events.Length; e++) events[e] = new EventReceipt(pending.Events[e].Id, leaves[e]);
        return new AppendReceipt(
            pending.Request.StreamId, pending.Request.ExpectedVersion + leaves.Length, position, recordedAt, events);
    }

    /// <summary>The server refuses the batch itself, so one of its requests is bad: each is tried alone, and only that one fails.</summary>
    private async Task FailOrSplit(IReadOnlyList<PendingAppend> batch, PostgresException cause)
    {
        if (batch.Count == 1)
        {
            batch[0].Fail(cause);
            return;
        }

        foreach (var pending in batch) await Write([pending]).ConfigureAwait(false);
    }

    private static void Fail(IReadOnlyList<PendingAppend> batch, Exception cause)
    {
        foreach (var pending in batch) pending.Fail(cause);
    }

    private async Task Disconnect()
    {
        if (_connection is null) return;
        await _connection.DisposeAsync().ConfigureAwait(false);
        _connection = null;
    }
}
