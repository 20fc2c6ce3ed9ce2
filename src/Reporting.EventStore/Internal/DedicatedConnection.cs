using Npgsql;

namespace Reporting.EventStore.Internal;

/// <summary>A connection outside the pool, for what must end with the connection: session settings and session locks.</summary>
internal static class DedicatedConnection
{
    private const int KeepAliveSeconds = 5;

    /// <param name="db">The server.</param>
    /// <param name="silenceMax">How long a statement may stay without an answer: then the way to the server is taken for dead.</param>
    /// <param name="ct">Ends the opening.</param>
    public static async Task<NpgsqlConnection> Open(NpgsqlDataSource db, TimeSpan silenceMax, CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(db.ConnectionString)
        {
            Pooling = false,
            Multiplexing = false,
            CommandTimeout = (int)Math.Ceiling(silenceMax.TotalSeconds),
        };
        if (!IsUnixSocket(settings.Host))
        {
            settings.TcpKeepAliveTime = KeepAliveSeconds;
            settings.TcpKeepAliveInterval = KeepAliveSeconds;
        }

        await using var template = db.CreateConnection();
        // The data source's connection string comes without the password; the clone takes it over.
        var connection = template.CloneWith(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(ct).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Where one connection was silent, those that lie in the pool are silent too: a firewall or a switch between us lost its
    /// memory of them all. Whoever took one of them would wait, one after the other.</summary>
    public static void Forget(NpgsqlDataSource db, Exception e)
    {
        if (e is TimeoutException or NpgsqlException { InnerException: TimeoutException }) db.Clear();
    }

    private static bool IsUnixSocket(string? host) => host is ['/' or '@', ..];
}
