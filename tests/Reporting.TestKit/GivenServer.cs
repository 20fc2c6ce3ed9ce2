using System.Globalization;
using Npgsql;

namespace Reporting.TestKit;

/// <summary>Keeps a given server tidy: no test database outlives its process for long.</summary>
internal static class GivenServer
{
    // Below the ten seconds after which xunit calls an exit a failure.
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(5);

    /// <summary>Drops what processes of this machine left that are gone, or that had our number before us.</summary>
    public static async Task DropLeftovers(string server, string machine)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        const string named = "select datname from pg_database where starts_with(datname, $1)";
        await using var query = new NpgsqlCommand(named, connection)
        {
            Parameters = { new NpgsqlParameter { Value = machine + "_" } },
        };
        List<string> names = [];
        await using (var reader = await query.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        }
        foreach (var name in names.Where(name => IsDead(name[(machine.Length + 1)..].Split('_')[0])))
            await Drop(connection, name, CancellationToken.None);
    }

    public static async Task DropAtExit(string server, IEnumerable<string> names)
    {
        using var limit = new CancellationTokenSource(ExitLimit);
        try
        {
            await using var connection = new NpgsqlConnection(server);
            await connection.OpenAsync(limit.Token);
            foreach (var name in names) await Drop(connection, name, limit.Token);
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            // The next run drops the rest.
        }
    }

    private static bool IsDead(string pid) =>
        pid == Environment.ProcessId.ToString(CultureInfo.InvariantCulture) || !Directory.Exists("/proc/" + pid);

    private static async Task Drop(NpgsqlConnection connection, string name, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"drop database if exists \"{name}\" with (force)", connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
