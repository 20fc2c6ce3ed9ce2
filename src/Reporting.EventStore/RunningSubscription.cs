using System.Diagnostics;
using Npgsql;
using Reporting.EventStore.Internal;

namespace Reporting.EventStore;

/// <summary>A subscription that was started on this host. Disposing stops it; the position stays stored.</summary>
public sealed class RunningSubscription : IAsyncDisposable
{
    // A lost connection would otherwise be noticed only at the next event.
    private static readonly TimeSpan LeaseCheck = TimeSpan.FromSeconds(5);

    // Each note is a commit. Where there was nothing to handle, a restart may as well look there again.
    private static readonly TimeSpan NoteInterval = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _db;
    private readonly PostgresEventStore _store;
    private readonly Subscription _subscription;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _loop;
    private bool _isClosing;
    private volatile SubscriptionStatus _status;
    private long _notedPosition;
    private long _notedAt;

    internal RunningSubscription(NpgsqlDataSource db, PostgresEventStore store, Subscription subscription)
    {
        (_db, _store, _subscription) = (db, store, subscription);
        _status = new SubscriptionStatus(subscription.Name, SubscriptionState.Standby, 0);
        _loop = Task.Run(Loop);
    }

    /// <summary>Where it stands on this host.</summary>
    public SubscriptionStatus Status => _status;

    /// <summary>Stops it after the batch in hand, whose token is cancelled. Once is enough; twice does no harm.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosing, true)) return;
        await _closing.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _closing.Dispose();
    }

    private async Task Loop()
    {
        var ct = _closing.Token;
        while (!ct.IsCancellationRequested && _status.State != SubscriptionState.Stopped)
        {
            try
            {
                _status = _status with { State = SubscriptionState.Standby };
                await using var lease = await Lease
                    .Take(_db, "subscription:" + _subscription.Name, _subscription.TakeOverInterval, ct).ConfigureAwait(false);
                await RunWhileHeld(lease, ct).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                // The server is away, or another host took over in between: back to waiting for the lease.
                _status = _status with { State = SubscriptionState.Standby, Failure = e.Message };
                await Task.Delay(_subscription.RetryPause, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // An upcaster that throws, for one: the event can't even be handed over, and it will not pass by itself.
                await Stop(e).ConfigureAwait(false);
            }
        }
    }

    private async Task Stop(Exception cause)
    {
        var status = _status with { State = SubscriptionState.Stopped, Failure = cause.Message };
        try
        {
            await NotePosition(CancellationToken.None).ConfigureAwait(false);
            await SubscriptionRows.Note(_db, status, CancellationToken.None).ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            // The server went away as well; this host's status tells it all the same.
        }

        _status = status;
    }

    private async Task RunWhileHeld(Lease lease, CancellationToken ct)
    {
        var position = await SubscriptionRows.Start(_db, _subscription.Name, ct).ConfigureAwait(false);
        (_notedPosition, _notedAt) = (position, Stopwatch.GetTimestamp());
        _status = new SubscriptionStatus(_subscription.Name, SubscriptionState.Running, position);
        while (true)
        {
            var page = await _store
                .ReadNextPage(_status.Position, _subscription.Types, _subscription.BatchCountMax, ct).ConfigureAwait(false);
            if (page.Events.Count > 0 && !await Deliver(page.Events, ct).ConfigureAwait(false)) return;
            MoveTo(page.ScannedTo);
            if (page.Events.Count > 0 || Stopwatch.GetElapsedTime(_notedAt) > NoteInterval) await NotePosition(ct).ConfigureAwait(false);
            if (page.ScannedTo < page.HeadPosition) continue;
            while (!await MoreEvents(ct).ConfigureAwait(false))
            {
                await NotePosition(ct).ConfigureAwait(false);
                if (!await lease.IsHeld(ct).ConfigureAwait(false)) return;
            }
        }
    }

    private async Task<bool> MoreEvents(CancellationToken ct)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(ct);
        wait.CancelAfter(_notedPosition < _status.Position ? NoteInterval : LeaseCheck);
        try
        {
            await _store.WaitForPosition(_status.Position + 1, wait.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>A batch, then, when it fails, its events one by one, so that all before the bad one are done. False when one
    /// failed too often.</summary>
    private async Task<bool> Deliver(IReadOnlyList<RecordedEvent> events, CancellationToken ct)
    {
        if (events.Count > 1 && await Try(events, ct).ConfigureAwait(false) is null) return true;
        foreach (var happened in events)
        {
            if (!await DeliverOne(happened, ct).ConfigureAwait(false)) return false;
            MoveTo(happened.Position);
            await NotePosition(ct).ConfigureAwait(false);
        }

        return true;
    }

    private async Task<bool> DeliverOne(RecordedEvent happened, CancellationToken ct)
    {
        var pause = _subscription.RetryPause;
        for (var attempt = 1; await Try([happened], ct).ConfigureAwait(false) is { } failure; attempt++)
        {
            var isLast = attempt >= _subscription.AttemptCountMax;
            var status = _status with
            {
                State = isLast ? SubscriptionState.Stopped : SubscriptionState.Retrying,
                FailedPosition = happened.Position,
                Failure = failure.Message,
            };
            await NotePosition(ct).ConfigureAwait(false);
            await SubscriptionRows.Note(_db, status, ct).ConfigureAwait(false);
            _status = status;
            if (isLast) return false;
            await Task.Delay(pause, ct).ConfigureAwait(false);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, TimeSpan.TicksPerSecond * 30));
        }

        return true;
    }

    private async Task<Exception?> Try(IReadOnlyList<RecordedEvent> events, CancellationToken ct)
    {
        try
        {
            await _subscription.Handle(events, ct).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return e;
        }
    }

    private void MoveTo(long position) =>
        _status = new SubscriptionStatus(_subscription.Name, SubscriptionState.Running, position);

    private async Task NotePosition(CancellationToken ct)
    {
        var position = _status.Position;
        if (position == _notedPosition) return;
        await SubscriptionRows.Move(_db, _subscription.Name, _notedPosition, position, ct).ConfigureAwait(false);
        (_notedPosition, _notedAt) = (position, Stopwatch.GetTimestamp());
    }
}
