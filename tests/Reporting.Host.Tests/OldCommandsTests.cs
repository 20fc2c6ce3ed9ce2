using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Reporting.EventStore;
using Reporting.TestKit;

namespace Reporting.Host.Tests;

/// <summary>Commands older than 72 hours are forgotten, by one of the hosts.</summary>
public sealed class OldCommandsTests
{
    [Fact]
    public async Task A_host_forgets_what_is_older_than_72_hours_and_nothing_younger()
    {
        var connectionString = await TestPostgres.CreateDatabase(RunningHost.Ct);
        await using var db = NpgsqlDataSource.Create(connectionString);
        await EventStoreSchema.Migrate(db, RunningHost.Ct);
        // More than are removed at once.
        await Remember(db, 12_000, "72 hours 1 minute");
        await Remember(db, 3, "71 hours 50 minutes");
        await using var host = await RunningHost.Start(simulated: false, connectionString);
        while (await Count(db) > 3)
            await Task.Delay(20, RunningHost.Ct);
        await Task.Delay(200, RunningHost.Ct);
        Assert.Equal(3, await Count(db));
    }

    [Fact]
    public async Task One_host_does_it_again_and_again_and_another_takes_over()
    {
        await using var db = NpgsqlDataSource.Create(await TestPostgres.CreateDatabase(RunningHost.Ct));
        await EventStoreSchema.Migrate(db, RunningHost.Ct);
        await using var store = new PostgresEventStore(db);
        var (often, pause) = (TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(100));
        await using (OldCommands.Start(db, store, NullLogger.Instance, often, pause))
        {
            for (var round = 0; round < 3; round++)
                await RequireForgotten(db);
            Assert.Null(await Lease.TryTake(db, OldCommands.LeaseName, RunningHost.Ct));
        }
        await using var lease = Assert.IsType<Lease>(await Lease.TryTake(db, OldCommands.LeaseName, RunningHost.Ct));
        await using var second = OldCommands.Start(db, store, NullLogger.Instance, often, pause);
        await Remember(db, 1, "73 hours");
        await Task.Delay(500, RunningHost.Ct);
        Assert.Equal(1, await Count(db));
        await lease.DisposeAsync();
        await RequireForgotten(db);
    }

    private static async Task RequireForgotten(NpgsqlDataSource db)
    {
        await Remember(db, 1, "73 hours");
        while (await Count(db) > 0)
            await Task.Delay(20, RunningHost.Ct);
    }

    private static async Task Remember(NpgsqlDataSource db, int count, string age)
    {
        await using var command = db.CreateCommand(
            """
            insert into es.commands (scope, key, request_hash, stream_id, version, event_count, position, created_at)
            select gen_random_uuid(), n::text, '\x00', gen_random_uuid(), 1, 1, 1, now() - $2::interval
            from generate_series(1, $1) n
            """);
        command.Parameters.Add(new() { Value = count });
        command.Parameters.Add(new() { Value = age });
        await command.ExecuteNonQueryAsync(RunningHost.Ct);
    }

    private static async Task<long> Count(NpgsqlDataSource db)
    {
        // The host's own first commands have real hashes.
        await using var command = db.CreateCommand("select count(*) from es.commands where request_hash = '\\x00'");
        return (long)(await command.ExecuteScalarAsync(RunningHost.Ct))!;
    }
}
