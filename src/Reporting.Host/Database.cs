using Npgsql;
using Reporting.Embedded;
using Reporting.EventStore;
using Reporting.Host.Ledger;
using Reporting.Host.Mail;
using Reporting.Write.Accounts;
using Reporting.Write.Reactions;

namespace Reporting.Host;

/// <summary>The database of one host: a given server, or the host's own in the data folder; with its schema in
/// place.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>How many connections the host's pool opens, unless the connection string says.</summary>
    private const int ConnectionsMax = 25;

    private readonly EmbeddedPostgres? own;

    private Database(NpgsqlDataSource source, EmbeddedPostgres? own) => (Source, this.own) = (source, own);

    public NpgsqlDataSource Source { get; }

    public static async Task<Database> Open(HostOptions options, CancellationToken ct)
    {
        var own = options.ConnectionString is null
            ? await EmbeddedPostgres.Start(new EmbeddedPostgresOptions { DataFolder = options.DataFolder }, ct)
            : null;
        var database = new Database(Connect(options.ConnectionString ?? own!.ConnectionString), own);
        try
        {
            await EventStoreSchema.Migrate(database.Source, ct);
            await Credentials.Migrations.Apply(database.Source, ct);
            await ClockMark.Migrations.Apply(database.Source, ct);
            await Schedule.Migrations.Apply(database.Source, ct);
            await Outbox.Migrations.Apply(database.Source, ct);
            await Shards.Migrations.Apply(database.Source, ct);
            if (own is not null)
                OwnServer.Announce(options.DataFolder, own.ConnectionString);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public static NpgsqlDataSource Connect(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "reporting",
            // Statements are prepared once per connection, and connections keep them (docs/adr/0005: DISCARD ALL would
            // forget).
            MaxAutoPrepare = 100,
            NoResetOnClose = true,
        };
        // The questions are short and of many shapes: compiling one costs the server more than it ever saves. And a host
        // that stalls in the middle of a page must not keep its rows from the host that takes over.
        if (string.IsNullOrEmpty(settings.Options))
            settings.Options = "-c jit=off -c idle_in_transaction_session_timeout=10s";
        // A server lets in 100 by default. A large bulk would take them all, and more than a few wait for the processor
        // anyway.
        if (!settings.Keys.Cast<string>().Contains("Maximum Pool Size"))
            settings.MaxPoolSize = ConnectionsMax;
        return NpgsqlDataSource.Create(settings);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (own is not null)
            await own.DisposeAsync();
    }
}
