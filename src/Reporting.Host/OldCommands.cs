using Npgsql;
using Reporting.EventStore;

namespace Reporting.Host;

/// <summary>Forgets commands once a day that the store need not remember any longer (72 hours). Of several hosts, the
/// one that holds the lease does it.</summary>
public sealed partial class OldCommands : IAsyncDisposable
{
    public const string LeaseName = "old-commands";

    private readonly NpgsqlDataSource db;
    private readonly PostgresEventStore store;
    private readonly ILogger log;
    private readonly TimeSpan interval;
    private readonly TimeSpan takeOverInterval;
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    private OldCommands(
        NpgsqlDataSource db, PostgresEventStore store, ILogger log, TimeSpan interval, TimeSpan takeOverInterval)
    {
        (this.db, this.store, this.log) = (db, store, log);
        (this.interval, this.takeOverInterval) = (interval, takeOverInterval);
        running = Task.Run(() => Run(stop.Token));
    }

    /// <param name="db">The database.</param>
    /// <param name="store">The store in it.</param>
    /// <param name="log">Told what went wrong.</param>
    /// <param name="interval">How often; a day in a host.</param>
    /// <param name="takeOverInterval">How often another host asks whether it may take over.</param>
    public static OldCommands Start(
        NpgsqlDataSource db, PostgresEventStore store, ILogger log, TimeSpan interval, TimeSpan takeOverInterval) =>
        new(db, store, log, interval, takeOverInterval);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task Run(CancellationToken ct)
    {
        while (true)
        {
            await using var lease = await Lease.Take(db, LeaseName, takeOverInterval, ct);
            while (await lease.IsHeld(ct))
            {
                await Forget(ct);
                await Task.Delay(interval, ct);
            }
        }
    }

    private async Task Forget(CancellationToken ct)
    {
        try
        {
            await store.RemoveOldCommands(ct);
        }
        catch (NpgsqlException e)
        {
            // What is remembered for too long does no harm; the next time takes it along.
            Failed(e);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Old commands were not forgotten.")]
    private partial void Failed(Exception fault);
}
