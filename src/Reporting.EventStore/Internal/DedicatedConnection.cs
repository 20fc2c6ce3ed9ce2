using Npgsql;

namespace Reporting.EventStore.Internal;

/// <summary>A connection outside the pool, for what must end with the connection: session settings and session locks.</summary>
internal static class DedicatedConnection
{
    private const int KeepAliveSeconds = 5;

    public static async Task<NpgsqlConnection> Open(NpgsqlDataSource db, CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(db.ConnectionString)
        {
            Pooling = false,
            Multiplexing = false,
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

    private static bool IsUnixSocket(string? host) => host is ['/' or '@', ..];
}
