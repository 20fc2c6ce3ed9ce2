using Npgsql;

namespace Reporting.EventStore.Internal;

internal static class Durability
{
    private const string Off =
        """
        select name from pg_settings
        where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums') and setting = 'off'
        order by name
        """;

    /// <summary>Each of these settings lets the server forget or garble what it said it had stored.</summary>
    public static async Task Require(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Off, connection);
        await using var rows = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
        var off = new List<string>();
        while (await rows.ReadAsync(ct).ConfigureAwait(false)) off.Add(rows.GetString(0));
        if (off.Count > 0)
        {
            throw new EventStoreRefusedException(
                $"The server is not durable: {string.Join(", ", off)} is off. Turn it on; nothing is stored before that.");
        }
    }
}
