using System.Diagnostics;
using Npgsql;
using Reporting.EventStore;

namespace Reporting.Read.Projections;

/// <summary>Runs one projection on this host, or stands by while another host runs it.</summary>
internal sealed class ProjectionRunner : IAsyncDisposable
{
    private readonly NpgsqlDataSource db;
    private readonly PostgresEventStore store;
    private readonly Projection projection;
    private readonly ProjectionOptions options;
    private readonly TimeProvider clock;
    private readonly PageApplier applier;
    private readonly LagClock lag;
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;
    private volatile ProjectionStatus status;
    private volatile TaskCompletionSource advanced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource hurried = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ProjectionRunner(
        NpgsqlDataSource db, PostgresEventStore store, Projection projection, ProjectionOptions options,
        TimeProvider clock, CheckpointMoves moves)
    {
        (this.db, this.store, this.projection, this.options, this.clock) = (db, store, projection, options, clock);
        applier = new PageApplier(db, projection, CopyOfTables.Live(projection), moves);
        lag = new LagClock(clock);
        status = new ProjectionStatus(projection.Name, ProjectionState.Standby, 0, 0);
        running = Task.Run(() => Run(stop.Token));
    }

    public ProjectionStatus Status => status;

    /// <summary>For how long there have been events that it has not read.</summary>
    public TimeSpan Lag => lag.Lag;

    /// <summary>Completes at the next change of <see cref="Status"/>.</summary>
    public Task Advanced => advanced.Task;

    /// <summary>Somebody waits: the next page is taken without a pause before it.</summary>
    public void Hurry() => hurried.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    private async Task Run(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                // Before the lease: an older program may hold it for as long as it runs (docs/adr/0014), and one whose
                // rows are of a newer version has no use for it.
                var stored = await Checkpoint.Load(db, projection.Name, ct);
                if (stored?.Version > projection.Version)
                {
                    Report(status with { State = ProjectionState.Superseded, Position = stored.Position, Failure = null });
                    await Task.Delay(options.TakeOverInterval, ct);
                    continue;
                }
                if (stored?.Version < projection.Version)
                    await RebuildToVersion(stored, ct);
                Report(status with { State = ProjectionState.Standby });
                await using var lease = await Lease.Take(db, "projection/" + projection.Name, options.TakeOverInterval, ct);
                await RunUntilLost(lease, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // Whatever it is, the rows and the checkpoint agree, and health shows it. Giving up would stop the
                // projection silently.
                Report(status with { State = ProjectionState.Retrying, Failure = failure.Message });
                await Pause(options.RetryInterval, ct);
            }
        }
    }

    /// <summary>A server that was killed may have lost the newest rows, whose commits nobody waits for, with their
    /// checkpoint. The lease goes with it, no position is told, and where the rows stand is looked up anew.</summary>
    private async Task RunUntilLost(Lease lease, CancellationToken ct)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(ct, lease.Lost);
        try
        {
            await RunHeld(lease, held.Token);
        }
        catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            Report(new ProjectionStatus(projection.Name, ProjectionState.Standby, 0, 0));
        }
    }

    private async Task RunHeld(Lease lease, CancellationToken ct)
    {
        while (await lease.IsHeld(ct))
        {
            var checkpoint = await Checkpoint.Load(db, projection.Name, ct)
                ?? throw new InvalidOperationException($"Projection {projection.Name} has no tables; prepare them first.");
            if (checkpoint.Version > projection.Version)
                return;
            await FollowPages(checkpoint, ct);
        }
    }

    private async Task RebuildToVersion(Checkpoint checkpoint, CancellationToken ct)
    {
        Report(status with { State = ProjectionState.Rebuilding, Position = checkpoint.Position });
        await new Rebuild(db, store, projection, clock).RunWhenOlder(ct);
    }

    /// <summary>Page after page, until another writer is found at the checkpoint.</summary>
    private async Task FollowPages(Checkpoint checkpoint, CancellationToken ct)
    {
        var size = PageSize.Of(options);
        var statistics = new EarlyStatistics(db, projection.Name);
        Report(new ProjectionStatus(projection.Name, ProjectionState.Running, checkpoint.Position, checkpoint.Position));
        while (true)
        {
            await store.WaitForPosition(checkpoint.Position + 1, ct);
            var began = Stopwatch.GetTimestamp();
            var page = await store.ReadNextPage(checkpoint.Position, projection.Wants, size.Count, ct);
            lag.See(checkpoint.Position, page.HeadPosition);
            var outcome = await ApplyPage(checkpoint, page, ct);
            if (outcome is PageOutcome.Poisoned poisoned)
                outcome = await StandBefore(poisoned, ct);
            if (outcome is not PageOutcome.Stored stored)
                return;
            checkpoint = stored.Checkpoint;
            Report(new ProjectionStatus(projection.Name, ProjectionState.Running, checkpoint.Position,
                page.HeadPosition));
            var took = Stopwatch.GetElapsedTime(began);
            size = size.After(page.Events.Count, took);
            await statistics.See(page.Events.Count, ct);
            if (page.ScannedTo >= page.HeadPosition && took < options.PageInterval)
                await PauseUnlessHurried(options.PageInterval - took, ct);
        }
    }

    private async Task<PageOutcome> ApplyPage(Checkpoint checkpoint, EventPage page, CancellationToken ct)
    {
        using var span = ProjectionTelemetry.Page(projection.Name, checkpoint.Position, page.Events.Count);
        var began = Stopwatch.GetTimestamp();
        var outcome = await applier.Apply(checkpoint, page.Events, page.ScannedTo, ct);
        if (outcome is PageOutcome.Poisoned { Event: var poison })
            ProjectionTelemetry.Met(projection.Name, poison);
        else if (page.Events.Count > 0)
            ProjectionTelemetry.Applied(projection.Name, page.Events.Count, began);
        return outcome;
    }

    /// <summary>Waits before an event that it can't read, until an operator lets it pass over; a mended program comes
    /// with a restart.</summary>
    private async Task<PageOutcome> StandBefore(PageOutcome.Poisoned poisoned, CancellationToken ct)
    {
        var poison = poisoned.Event;
        await Checkpoint.NoteFailure(db, projection.Name, poison, clock.GetUtcNow(), ct);
        while (!await Quarantine.Allows(store, projection.Name, poison.Position, ct))
        {
            var current = await Checkpoint.Load(db, projection.Name, ct);
            if (current != poisoned.Checkpoint)
                return new PageOutcome.Fenced();
            Report(new ProjectionStatus(
                projection.Name, ProjectionState.Stopped, current.Position, await store.Head(ct), poison.Position,
                poison.Failure));
            await Task.Delay(options.RetryInterval, ct);
        }
        return await applier.PassOver(poisoned.Checkpoint, poison, ct);
    }

    private void Report(ProjectionStatus now)
    {
        var isNew = now.State != status.State;
        status = now;
        lag.See(now.Position, now.Head);
        if (isNew)
            options.StateChanged(now);
        Interlocked.Exchange(ref advanced, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))
            .TrySetResult();
    }

    private async Task PauseUnlessHurried(TimeSpan pause, CancellationToken ct)
    {
        await Task.WhenAny(hurried.Task, Task.Delay(pause, ct));
        if (hurried.Task.IsCompleted)
            hurried = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static async Task Pause(TimeSpan pause, CancellationToken ct) =>
        await Task.Delay(pause, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
