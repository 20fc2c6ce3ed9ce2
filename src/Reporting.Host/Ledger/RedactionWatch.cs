using Npgsql;
using Reporting.EventStore;

namespace Reporting.Host.Ledger;

/// <summary>Makes this host forget what it keeps in memory of a stream as soon as the body of one of its events was destroyed, by
/// whichever host (<see cref="Redactor"/>).</summary>
public sealed partial class RedactionWatch : IAsyncDisposable
{
    // With what was destroyed up to a minute before the last look: what was being read meanwhile may have been kept after it.
    private const string Sql =
        """
        select now(), array(
            select distinct e.stream_id from es.redactions r join es.mt_events e on e.seq_id = r.position
            where r.redacted_at > $1 - interval '1 minute')
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource db;
    private readonly PostgresEventStore store;
    private readonly ILogger log;
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;
    private bool isAway;

    private RedactionWatch(NpgsqlDataSource db, PostgresEventStore store, ILogger log)
    {
        (this.db, this.store, this.log) = (db, store, log);
        running = Task.Run(() => Run(stop.Token));
    }

    public static RedactionWatch Start(NpgsqlDataSource db, PostgresEventStore store, ILogger log) => new(db, store, log);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task Run(CancellationToken ct)
    {
        var looked = DateTime.MinValue; // -infinity there
        while (true)
        {
            try
            {
                looked = await Look(looked, ct);
                isAway = false;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                // Once, not a line a second; the next look that succeeds begins where the last one did.
                if (!isAway)
                    Failed(e);
                isAway = true;
            }
            await Task.Delay(Interval, ct);
        }
    }

    private async Task<DateTime> Look(DateTime since, CancellationToken ct)
    {
        await using var command = db.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = DateTime.SpecifyKind(since, DateTimeKind.Utc) });
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        foreach (var stream in row.GetFieldValue<Guid[]>(1))
            store.Forget(stream);
        return row.GetDateTime(0);
    }

    [LoggerMessage(1, LogLevel.Warning, "Whether the content of an event was destroyed could not be looked up; it is tried again.")]
    private partial void Failed(Exception fault);
}
