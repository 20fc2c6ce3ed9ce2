using Npgsql;
using Reporting.Embedded;
using Reporting.EventStore;

namespace Reporting.Host.Operators;

/// <summary>A local store for an operator's command: beside the host that runs on it, or with a PostgreSQL server of its own for as
/// long as the command runs.</summary>
public sealed class OperatorStore : IAsyncDisposable
{
    private readonly EmbeddedPostgres? own;

    private OperatorStore(string connectionString, string? role, EmbeddedPostgres? own)
    {
        this.own = own;
        ConnectionString = connectionString;
        Db = Database.Connect(connectionString, role);
        Events = new PostgresEventStore(Db);
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Db { get; }

    public PostgresEventStore Events { get; }

    /// <exception cref="HostRefusedException">Nothing was ever served from the folder.</exception>
    public static async Task<OperatorStore> Open(HostOptions options, CancellationToken ct)
    {
        if (!Directory.Exists(Path.Combine(options.DataFolder, DataFolder.KeysFolder)))
            throw new HostRefusedException(
                $"There is no store in {options.DataFolder}; run 'reporting serve' with that folder first.");
        if (options.ConnectionString is { } given)
            return new OperatorStore(given, role: null, own: null);
        if (await OwnServer.Find(options.DataFolder, ct) is { } running)
            return new OperatorStore(running, await Role(running, ct), own: null);
        var own = await EmbeddedPostgres.Start(new EmbeddedPostgresOptions { DataFolder = options.DataFolder }, ct);
        return new OperatorStore(own.ConnectionString, await Role(own.ConnectionString, ct), own);
    }

    /// <summary>What an operator's command makes is to belong to whom the host's own tables belong to.</summary>
    private static async Task<string?> Role(string connectionString, CancellationToken ct) =>
        await DatabaseRoles.Exist(connectionString, ct) ? DatabaseRoles.Host : null;

    public async ValueTask DisposeAsync()
    {
        await Events.DisposeAsync();
        await Db.DisposeAsync();
        if (own is not null)
            await own.DisposeAsync();
    }
}
