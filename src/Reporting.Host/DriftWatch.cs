using Npgsql;

namespace Reporting.Host;

/// <summary>Looks at start and every hour whether the store's protection is still as it was made (<see cref="DatabaseDrift"/>);
/// what is not is an alarm in the log and in health.</summary>
public sealed partial class DriftWatch : IAsyncDisposable
{
    private readonly ILogger log;
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;
    private volatile IReadOnlyList<string> found = [];

    private DriftWatch(NpgsqlDataSource db, ILogger log, TimeSpan interval)
    {
        this.log = log;
        running = Task.Run(() => Run(db, interval, stop.Token));
    }

    /// <summary>What the last look found.</summary>
    public IReadOnlyList<string> Found => found;

    public static DriftWatch Start(NpgsqlDataSource db, ILogger log, TimeSpan interval) => new(db, log, interval);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task Run(NpgsqlDataSource db, TimeSpan interval, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                found = await DatabaseDrift.Find(db, ct);
                foreach (var one in found)
                    Drifted(one);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                // Whatever it is, it must not end the looking.
                NotLooked(e);
            }
            await Task.Delay(interval, ct);
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "The store is not protected as it was made: {What}.")]
    private partial void Drifted(string what);

    [LoggerMessage(2, LogLevel.Warning, "The store's protection could not be looked at.")]
    private partial void NotLooked(Exception fault);
}
