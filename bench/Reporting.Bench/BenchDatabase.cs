using Npgsql;
using Reporting.EventStore;

namespace Reporting.Bench;

/// <summary>A database of its own for the run, with the store's schema and the tables of the limits.</summary>
internal static class BenchDatabase
{
    public static async Task<NpgsqlDataSource> Create(string server, CancellationToken ct)
    {
        var name = $"bench_{Guid.NewGuid():N}";
        await Run(server, $"create database {name}", ct);
        var db = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server)
        {
            Database = name,
            MaxPoolSize = 160,
            NoResetOnClose = true,
        });
        await EventStoreSchema.Migrate(db, ct);
        await Limits.Create(db, ct);
        return db;
    }

    public static async Task Drop(string server, NpgsqlDataSource db)
    {
        var name = new NpgsqlConnectionStringBuilder(db.ConnectionString).Database;
        await Run(server, $"drop database {name} with (force)", CancellationToken.None);
    }

    private static async Task Run(string server, string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
