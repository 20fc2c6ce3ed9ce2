using Npgsql;
using Reporting.EventStore;
using Reporting.Read;
using Reporting.Write.Reactions;

namespace Reporting.Host.Reactions;

/// <summary>Looks every few seconds for what became due by itself. Of several hosts the one with the lease looks; when it
/// dies another goes on, and what both did is done once (docs/adr/0017).</summary>
public sealed partial class Scheduler : IAsyncDisposable
{
    public const string LeaseName = "schedule";

    private readonly Schedule schedule;
    private readonly ILogger log;
    private readonly TimeSpan interval;
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    private Scheduler(NpgsqlDataSource db, Schedule schedule, ILogger log, TimeSpan interval)
    {
        (this.schedule, this.log, this.interval) = (schedule, log, interval);
        running = Task.Run(() => Run(db, stop.Token));
    }

    public static Scheduler Start(NpgsqlDataSource db, Schedule schedule, ILogger log, TimeSpan interval) =>
        new(db, schedule, log, interval);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task Run(NpgsqlDataSource db, CancellationToken ct)
    {
        while (true)
        {
            await using var lease = await Lease.Take(db, LeaseName, interval, ct);
            while (await lease.IsHeld(ct))
            {
                try
                {
                    await schedule.RunOnce(ct);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // Nothing is lost: what is due stays due, and is looked for again.
                    Failed(e);
                }
                await Task.Delay(interval, ct);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "What is due by itself was not done; it is tried again.")]
    private partial void Failed(Exception fault);
}

/// <summary>Everything that follows from what happened so far, and is not a client's command.</summary>
public sealed class Consequences(
    PostgresEventStore store, ReadSide read, Reacting reacting, Schedule schedule)
{
    private static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits until everybody has reacted to everything, and nothing more is due at this business time; false
    /// when that takes too long.</summary>
    public async Task<bool> Settle(CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < WaitTimeout)
        {
            var head = await store.Head(ct);
            if (!await reacting.IsDone(ct))
            {
                await Task.Delay(LookInterval, ct);
                continue;
            }
            if (!await read.WaitForPosition(head, ct))
                continue;
            await schedule.RunOnce(ct);
            // What nothing followed from needs no second look.
            if (await store.Head(ct) == head)
                return true;
        }
        return false;
    }
}
