using Npgsql;
using Reporting.EventStore;
using Reporting.TestKit;

namespace Reporting.Host.Tests;

/// <summary>A host on a database that a newer program has migrated (docs/adr/0014).</summary>
public sealed class NewerSchemaTests
{
    private static readonly IReadOnlyList<string> Schemas =
        ["accounts", "blobs", "es", "host", "ledger", "mail", "packages", "reactions", "read", "signatures"];

    [Fact]
    public async Task A_host_works_on_and_starts_where_every_newer_step_is_additive()
    {
        var connectionString = await TestPostgres.CreateDatabase(RunningHost.Ct);
        await using var db = NpgsqlDataSource.Create(connectionString);
        await using var running = (await RunningHost.Start(database: connectionString)).As("admin");
        foreach (var schema in await Migrated(db))
            await Step(db, schema, isAdditive: true);
        await running.Post("/api/units", new { code = "A", name = "A", kind = "xa" }, 201);

        await using var started = (await RunningHost.Start(database: connectionString)).As("admin");
        await started.Post("/api/units", new { code = "B", name = "B", kind = "xa" }, 201);
    }

    [Fact]
    public async Task A_host_refuses_to_start_on_a_step_that_is_not()
    {
        var connectionString = await TestPostgres.CreateDatabase(RunningHost.Ct);
        await using var db = NpgsqlDataSource.Create(connectionString);
        await using (await RunningHost.Start(database: connectionString))
            await Step(db, "es", isAdditive: false);
        var refused = await Assert.ThrowsAsync<EventStoreRefusedException>(
            () => RunningHost.Start(database: connectionString));
        Assert.Contains("(from_the_future), newer than this program", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>The schemas that have migrations, all of ours.</summary>
    private static async Task<List<string>> Migrated(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand(
            "select table_schema::text from information_schema.tables where table_name = 'migrations' order by 1");
        await using var rows = await command.ExecuteReaderAsync(RunningHost.Ct);
        var schemas = new List<string>();
        while (await rows.ReadAsync(RunningHost.Ct))
            schemas.Add(rows.GetString(0));
        Assert.Equal(Schemas, schemas);
        return schemas;
    }

    private static async Task Step(NpgsqlDataSource db, string schema, bool isAdditive)
    {
        await using var command = db.CreateCommand(
            $"""
            insert into {schema}.migrations (number, name, sha256, is_additive)
            select max(number) + 1, 'from_the_future', '\x00', {isAdditive} from {schema}.migrations
            """);
        await command.ExecuteNonQueryAsync(RunningHost.Ct);
    }
}
