using System.Diagnostics;
using Npgsql;

namespace Reporting.EventStore.Internal;

/// <summary>Brings batches through, one after the other, on a connection of its own.</summary>
internal sealed class BatchWriter(NpgsqlDataSource db, EventStoreOptions options, StampClock clock, Action<long> appended)
    : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LastPause = TimeSpan.FromSeconds(1);

    private AppendConnection? _connection;

    public ValueTask DisposeAsync() => new(Disconnect());

    /// <summary>Brings a batch through and decides what its callers are told. A try that ended without an answer is made again: what it may have stored then answers as a
    /// refusal, and is recognised by the events' ids.</summary>
    public async Task Write(IReadOnlyList<PendingAppend> batch)
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
                DedicatedConnection.Forget(db, e);
                foreach (var pending in batch) pending.MayBeStored = true;
                if (Stopwatch.GetElapsedTime(started) + pause > options.AppendTimeout)
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
        _connection ??= await AppendConnection.Open(db, options, CancellationToken.None).ConfigureAwait(false);
        var batch = StampedBatch.At(clock.Next(), requests);
        var answer = await _connection.Append(batch, CancellationToken.None).ConfigureAwait(false);
        if (answer.Overtaken is not null)
        {
            // Another host stamped later and came first. Under the lock nobody can come in between.
            StampedBatch Stamp(DateTime head)
            {
                clock.NoEarlierThan(head);
                return batch = StampedBatch.At(head, requests);
            }

            answer = await _connection.AppendUnderLock(requests, Stamp, CancellationToken.None).ConfigureAwait(false);
        }

        Decide(batch, answer);
    }

    private void Decide(StampedBatch batch, BatchAnswer answer)
    {
        var position = answer.HeadPosition;
        for (var r = 0; r < batch.Requests.Count; r++)
        {
            var pending = batch.Requests[r];
            if (answer.Refused.TryGetValue(r, out var refusal))
            {
                Settlement.Settle(db, pending, refusal);
                continue;
            }

            position += pending.Events.Length;
            pending.Decide(new AppendResult.Appended(Receipt(pending, position, batch.RecordedAt, batch.Leaves[r])));
        }

        EventStoreMetrics.Batch(batch.Requests.Count, position - answer.HeadPosition, answer);
        if (position > answer.HeadPosition) appended(position);
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

        foreach (var pending in batch)
        {
            await Write([pending]).ConfigureAwait(false);
            _ = Answers.Give([pending], leader: null);
        }
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
