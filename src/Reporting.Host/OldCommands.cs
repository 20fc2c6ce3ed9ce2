using Npgsql;
using Reporting.EventStore;

namespace Reporting.Host;

/// <summary>Forgets commands once a day that the store need not remember any longer (72 hours). Of several hosts, the
/// one that holds the lease does it.</summary>
public sealed partial class OldCommands : IAsyncDisposable
{
    public const string LeaseName = "old-commands";

    private readonly ILogger log;
    private readonly LeasedWork work;

    private OldCommands(
        NpgsqlDataSource db, PostgresEventStore store, ILogger log, TimeSpan interval, TimeSpan takeOverInterval)
    {
        this.log = log;
        // What is remembered for too long does no harm; the next time takes it along.
        work = LeasedWork.Every(db, LeaseName, takeOverInterval, interval, store.RemoveOldCommands, Failed);
    }

    /// <param name="db">The database.</param>
    /// <param name="store">The store in it.</param>
    /// <param name="log">Told what went wrong.</param>
    /// <param name="interval">How often; a day in a host.</param>
    /// <param name="takeOverInterval">How often another host asks whether it may take over.</param>
    public static OldCommands Start(
        NpgsqlDataSource db, PostgresEventStore store, ILogger log, TimeSpan interval, TimeSpan takeOverInterval) =>
        new(db, store, log, interval, takeOverInterval);

    public ValueTask DisposeAsync() => work.DisposeAsync();

    [LoggerMessage(1, LogLevel.Warning, "Old commands were not forgotten.")]
    private partial void Failed(Exception fault);
}
