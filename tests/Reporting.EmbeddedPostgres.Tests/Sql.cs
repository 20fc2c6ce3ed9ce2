using Npgsql;

namespace Reporting.Embedded.Tests;

internal static class Sql
{
    public static async Task<T> Ask<T>(string connectionString, string sql, CancellationToken ct)
    {
        // Unpooled: a connection of an earlier server must not be met again.
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        await using var connection = new NpgsqlConnection(unpooled);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }

    public static async Task Do(string connectionString, string sql, CancellationToken ct) =>
        await Ask<object>(connectionString, sql + "; select 1", ct);
}
