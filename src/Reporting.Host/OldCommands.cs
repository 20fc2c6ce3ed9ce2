using Npgsql;
using Reporting.EventStore;

namespace Reporting.Host;

/// <summary>Forgets commands once a day that the store need not remember any longer (72 hours). Of several hosts, the one that holds
/// the lease does it.</summary>
public sealed partial class OldCommands : IAsyncDisposable
{
    public const string LeaseName = "old-commands";

    private static readonly TimeSpan TakeOverInterval = TimeSpan.FromMinutes(1);

    private readonly NpgsqlDataSource db;
    private readonly PostgresEventStore store;
    private readonly ILogger log;
    private readonly TimeSpan interval;
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    private OldCommands(NpgsqlDataSource db, PostgresEventStore store, ILogger log, TimeSpan interval)
    {
        (this.db, this.store, this.log, this.interval) = (db, store, log, interval);
        running = Task.Run(() => Run(stop.Token));
    }

    /// <param name="db">The database.</param>
    /// <param name="store">The store in it.</param>
    /// <param name="log">Told what went wrong.</param>
    /// <param name="interval">How often; a day in a host.</param>
    public static OldCommands Start(NpgsqlDataSource db, PostgresEventStore store, ILogger log, TimeSpan interval) =>
        new(db, store, log, interval);

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
            await using var lease = await Lease.Take(db, LeaseName, TakeOverInterval, ct);
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
