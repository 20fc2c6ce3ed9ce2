using Npgsql;
using Reporting.Embedded;
using Reporting.EventStore;
using Reporting.Host.Ledger;
using Reporting.Host.Mail;
using Reporting.Host.Packages;
using Reporting.Read.Projections;
using Reporting.Write.Accounts;
using Reporting.Write.Reactions;
using Reporting.Write.Signatures;

namespace Reporting.Host;

/// <summary>The database of one host: a given server, or the host's own in the data folder; with its schema in
/// place.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>How many connections the host's pool opens, unless the connection string says.</summary>
    private const int ConnectionsMax = 25;

    private const int KeepAliveSeconds = 5;

    private readonly EmbeddedPostgres? own;

    /// <summary>A host that is long without its backups must not fill the disk with what they still lack; a new archive then
    /// begins.</summary>
    private static readonly Dictionary<string, string> Settings = new() { ["max_slot_wal_keep_size"] = "4GB" };

    private Database(NpgsqlDataSource source, string ownersConnection, EmbeddedPostgres? own) =>
        (Source, OwnersConnection, this.own) = (source, ownersConnection, own);

    public NpgsqlDataSource Source { get; }

    /// <summary>As the host was given it, or, with its own server, as the superuser.</summary>
    public string OwnersConnection { get; }

    public static async Task<Database> Open(HostOptions options, CancellationToken ct)
    {
        var own = options.ConnectionString is null
            ? await EmbeddedPostgres.Start(new EmbeddedPostgresOptions { DataFolder = options.DataFolder, Settings = Settings }, ct)
            : null;
        var owner = Connect(options.ConnectionString ?? own!.ConnectionString);
        try
        {
            await Migrate(owner, ct);
            if (own is null)
                return new Database(owner, options.ConnectionString!, own: null);
            await DatabaseRoles.Apply(owner, ct);
            var least = await DatabaseRoles.SignIn(owner, own.ConnectionString, ct);
            OwnServer.Announce(options.DataFolder, own.ConnectionString);
            await owner.DisposeAsync();
            return new Database(Connect(least), own.ConnectionString, own);
        }
        catch
        {
            await owner.DisposeAsync();
            if (own is not null)
                await own.DisposeAsync();
            throw;
        }
    }

    /// <summary>Brings every schema to where this program wants it; the projections' tables are made by the read side.</summary>
    public static async Task Migrate(NpgsqlDataSource owner, CancellationToken ct)
    {
        await EventStoreSchema.Migrate(owner, ct);
        await BlobStore.Migrations.Apply(owner, ct);
        await Credentials.Migrations.Apply(owner, ct);
        await ClockMark.Migrations.Apply(owner, ct);
        await Schedule.Migrations.Apply(owner, ct);
        await Outbox.Migrations.Apply(owner, ct);
        await PackageOutbox.Migrations.Apply(owner, ct);
        await RevocationLists.Migrations.Apply(owner, ct);
        await Shards.Migrations.Apply(owner, ct);
        await ReadTables.Migrations.Apply(owner, ct);
    }

    /// <param name="role">Whose rights the sessions have; null for those of whoever signs in.</param>
    public static NpgsqlDataSource Connect(string connectionString, string? role = null)
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
        if (role is not null)
            settings.Options += " -c role=" + role;
        // What takes long by nature, an index or a copy, may; over a way that is dead it would wait for ever.
        if (settings.Host is not ['/' or '@', ..])
            (settings.TcpKeepAliveTime, settings.TcpKeepAliveInterval) = (KeepAliveSeconds, KeepAliveSeconds);
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
