using Npgsql;
using Reporting.EventStore;

namespace Reporting.Bench;

/// <summary>A database of its own for the run, with the store's schema and the tables of the limits.</summary>
internal static class BenchDatabase
{
    public static async Task<NpgsqlDataSource> Create(string server, CancellationToken ct)
    {
        var db = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(await CreateEmpty(server, ct))
        {
            MaxPoolSize = 160,
            NoResetOnClose = true,
            MaxAutoPrepare = 100,
        });
        await EventStoreSchema.Migrate(db, ct);
        await Limits.Create(db, ct);
        return db;
    }

    /// <summary>A connection string to a database without anything in it.</summary>
    public static async Task<string> CreateEmpty(string server, CancellationToken ct)
    {
        var name = $"bench_{Guid.NewGuid():N}";
        await Run(server, $"create database {name}", ct);
        return new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = true }.ConnectionString;
    }

    /// <summary>After a load: statistics, hint bits and dirty pages are dealt with, so that they are not measured.</summary>
    public static async Task Settle(NpgsqlDataSource db)
    {
        foreach (var sql in (string[])["vacuum analyze es.mt_events", "checkpoint"])
        {
            await using var command = db.CreateCommand(sql);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    public static Task Drop(string server, NpgsqlDataSource db) => Drop(server, db.ConnectionString);

    public static async Task Drop(string server, string database)
    {
        var name = new NpgsqlConnectionStringBuilder(database).Database;
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
