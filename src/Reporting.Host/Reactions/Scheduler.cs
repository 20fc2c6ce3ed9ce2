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

    private readonly ILogger log;
    private readonly LeasedWork work;

    private Scheduler(NpgsqlDataSource db, Schedule schedule, ILogger log, TimeSpan interval)
    {
        this.log = log;
        // Nothing is lost by a failure: what is due stays due, and is looked for again.
        work = LeasedWork.Every(db, LeaseName, interval, interval, schedule.RunOnce, Failed);
    }

    public static Scheduler Start(NpgsqlDataSource db, Schedule schedule, ILogger log, TimeSpan interval) =>
        new(db, schedule, log, interval);

    public ValueTask DisposeAsync() => work.DisposeAsync();

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
