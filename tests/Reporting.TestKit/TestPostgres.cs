using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Reporting.TestKit;

/// <summary>
/// Real PostgreSQL for tests: one cluster for the test process in a temporary folder, started when the first test asks
/// and gone with the process; or the server that REPORTING_TEST_POSTGRES names by a connection string (the account must
/// be allowed to create databases; those made here are dropped at the end, or, where that was cut short, by a later run).
/// </summary>
public static class TestPostgres
{
    // A given server may serve several machines; a number of a process says something on its own machine only.
    private static readonly string Machine =
        "test_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName)))[..8];

    private static readonly string Prefix =
        string.Create(CultureInfo.InvariantCulture, $"{Machine}_{Environment.ProcessId}");

    private static readonly Lazy<Task<string>> Server = new(StartServer);
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();
    private static readonly ConcurrentBag<string> Made = [];
    private static int count;

    /// <summary>A fresh, empty database; the connection string to it.</summary>
    public static async Task<string> CreateDatabase(CancellationToken ct = default) =>
        await Create($"{Prefix}_{Interlocked.Increment(ref count)}", "template0", ct);

    /// <summary>
    /// A fresh database as <paramref name="prepare"/> made it (migrations, say). That runs once for each name in a test
    /// process; every further database is a copy, which takes some ten milliseconds.
    /// </summary>
    public static async Task<string> CreateDatabase(
        string templateName, Func<string, CancellationToken, Task> prepare, CancellationToken ct = default)
    {
        var template = await Templates.GetOrAdd(templateName, name => new(() => Prepare(name, prepare))).Value;
        return await Create($"{Prefix}_{Interlocked.Increment(ref count)}", template, ct);
    }

    private static async Task<string> Prepare(string name, Func<string, CancellationToken, Task> prepare)
    {
        // Without a test's token: the template outlives the test that happened to ask first.
        var database = $"{Prefix}_template_{name}";
        var connectionString = await Create(database, "template0", CancellationToken.None);
        await prepare(connectionString, CancellationToken.None);
        await using (var pooled = new NpgsqlConnection(connectionString)) NpgsqlConnection.ClearPool(pooled);
        // A template can't be copied while somebody is connected to it.
        const string disconnect = "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1";
        await Execute(disconnect, CancellationToken.None, database);
        return database;
    }

    private static async Task<string> Create(string name, string template, CancellationToken ct)
    {
        await Execute($"create database \"{name}\" template \"{template}\"", ct);
        Made.Add(name);
        var server = new NpgsqlConnectionStringBuilder(await Server.Value) { Database = name, Pooling = true };
        return server.ConnectionString;
    }

    private static async Task Execute(string sql, CancellationToken ct, params string[] values)
    {
        await using var connection = new NpgsqlConnection(await Server.Value);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<string> StartServer()
    {
        var given = Environment.GetEnvironmentVariable("REPORTING_TEST_POSTGRES");
        if (string.IsNullOrEmpty(given)) return Unpooled(await TestCluster.Start());
        await GivenServer.DropLeftovers(Unpooled(given), Machine);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            GivenServer.DropAtExit(Unpooled(given), Made).GetAwaiter().GetResult();
        return Unpooled(given);
    }

    private static string Unpooled(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false }.ConnectionString;
}
