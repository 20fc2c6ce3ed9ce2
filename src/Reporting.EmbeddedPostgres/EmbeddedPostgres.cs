using Npgsql;
using Reporting.Embedded.Internal;

namespace Reporting.Embedded;

/// <summary>
/// A PostgreSQL server of the host's own, with its cluster in the host's data folder. Nothing but the host's user
/// reaches it: it listens on a Unix socket in a private folder, or, where that is impossible, on the loopback address.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    /// <summary>The database that <see cref="ConnectionString"/> leads to.</summary>
    public const string DatabaseName = "reporting";

    private static readonly TimeSpan RestartDelayMax = TimeSpan.FromSeconds(10);

    private readonly Cluster cluster;
    private readonly ServerAddress address;
    private readonly EmbeddedPostgresOptions options;
    private readonly CancellationTokenSource stopping = new();
    private ServerProcess server;
    private Task supervision = Task.CompletedTask;

    private EmbeddedPostgres(
        Cluster cluster, ServerAddress address, EmbeddedPostgresOptions options, ServerProcess server) =>
        (this.cluster, this.address, this.options, this.server) = (cluster, address, options, server);

    /// <summary>
    /// For Npgsql, as the server's superuser, to the database <c>reporting</c>. It stays valid when the server dies and
    /// is started again; connections that were open then fail.
    /// </summary>
    public string ConnectionString => address.ConnectionString(Cluster.SuperUser, cluster.Password, DatabaseName);

    /// <summary>The major version of the server, for example 17.</summary>
    public int MajorVersion => cluster.Binaries.Major;

    /// <summary>The process id of the running server. It changes when the server died and was started again.</summary>
    public int ServerPid => server.Pid;

    /// <summary>
    /// Starts the server and returns when it answers queries. The first start on a folder makes the cluster: UTF-8,
    /// locale C.UTF-8, data checksums on, a random password. Later starts find the data again, also after the host or
    /// the server was killed: a server that outlived its host is stopped first, and PostgreSQL recovers from its log. A
    /// server that dies while the host runs is started again. As root, PostgreSQL runs as <see
    /// cref="EmbeddedPostgresOptions.SystemUser"/>.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">
    /// No PostgreSQL 15 or later is found; the folder is in use by another host, was made by another major version, or
    /// belongs to another user; the server does not start. Nothing is left running and no data was changed.
    /// </exception>
    public static async Task<EmbeddedPostgres> Start(EmbeddedPostgresOptions options, CancellationToken ct)
    {
        var folder = await DataFolder.Open(options.DataFolder, ct);
        ServerAddress? address = null;
        EmbeddedPostgres started;
        try
        {
            var cluster = await Cluster.Open(folder, options, ct);
            address = await ServerAddress.Choose(folder, cluster.Account, ct);
            var server = await Run(cluster, address, options, ct);
            started = new EmbeddedPostgres(cluster, address, options, server);
        }
        catch
        {
            address?.Release();
            folder.Dispose();
            throw;
        }
        await started.Supervised(ct);
        return started;
    }

    /// <summary>
    /// Makes a further database, empty or as a copy of <paramref name="template"/>, and returns the connection string
    /// to it. One that is there already stays as it is.
    /// </summary>
    /// <exception cref="PostgresException">
    /// The template is not there (3D000) or has open connections (55006).
    /// </exception>
    public async Task<string> CreateDatabase(string name, CancellationToken ct, string template = "template0")
    {
        await using var connection = new NpgsqlConnection(MaintenanceConnectionString);
        await connection.OpenAsync(ct);
        var sql = $"create database {Quoted(name)} template {Quoted(template)}";
        await using var command = new NpgsqlCommand(sql, connection);
        try
        {
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            // There already, which is what was wished for.
        }
        return address.ConnectionString(Cluster.SuperUser, cluster.Password, name);
    }

    /// <summary>
    /// Stops the server cleanly (fast shutdown: open transactions are rolled back, a checkpoint is written) and lets go
    /// of the folder. A server that doesn't stop in thirty seconds is stopped at once and recovers at the next start.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested) return;
        await stopping.CancelAsync();
        await supervision;
        try
        {
            await server.Stop(CancellationToken.None);
            options.Log?.Invoke("PostgreSQL has stopped.");
        }
        finally
        {
            server.Dispose();
            address.Release();
            cluster.Folder.Dispose();
            stopping.Dispose();
        }
    }

    private string MaintenanceConnectionString =>
        new NpgsqlConnectionStringBuilder(address.ConnectionString(Cluster.SuperUser, cluster.Password, "postgres"))
        {
            Pooling = false,
        }.ConnectionString;

    private static async Task<ServerProcess> Run(
        Cluster cluster, ServerAddress address, EmbeddedPostgresOptions options, CancellationToken ct)
    {
        var server = await ServerProcess.Launch(cluster, address, options.Settings, ct);
        try
        {
            var probe = address.ConnectionString(Cluster.SuperUser, cluster.Password, "postgres");
            await server.Ready(probe, options.StartTimeout, ct);
            return server;
        }
        catch
        {
            await server.Stop(CancellationToken.None);
            server.Dispose();
            throw;
        }
    }

    private async Task Supervised(CancellationToken ct)
    {
        supervision = Supervise();
        try
        {
            await CreateDatabase(DatabaseName, ct);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
        options.Log?.Invoke($"PostgreSQL {MajorVersion} runs on {address.Host} as {cluster.Account.Name}.");
    }

    private async Task Supervise()
    {
        while (await Died())
        {
            options.Log?.Invoke($"PostgreSQL (process {server.Pid}) has died; it is started again.");
            server.Dispose();
            for (var delay = TimeSpan.FromMilliseconds(100); !await Restarted(); delay = Longer(delay))
            {
                await Task.Delay(delay, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (stopping.IsCancellationRequested) return;
            }
        }
    }

    private async Task<bool> Died()
    {
        await server.Exited.WaitAsync(stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stopping.IsCancellationRequested;
    }

    private async Task<bool> Restarted()
    {
        try
        {
            await ClusterProcesses.Stop(cluster.Folder.Cluster, stopping.Token);
            File.Delete(cluster.Folder.Cluster + "/postmaster.pid");
            server = await Run(cluster, address, options, stopping.Token);
            options.Log?.Invoke($"PostgreSQL runs again (process {server.Pid}).");
            return true;
        }
        catch (Exception e) when (
            e is EmbeddedPostgresException or NpgsqlException or IOException or OperationCanceledException)
        {
            options.Log?.Invoke($"PostgreSQL did not start again: {e.Message}");
            return false;
        }
    }

    private static TimeSpan Longer(TimeSpan delay) => delay * 2 < RestartDelayMax ? delay * 2 : RestartDelayMax;

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
