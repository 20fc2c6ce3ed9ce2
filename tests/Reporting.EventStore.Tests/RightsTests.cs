using Npgsql;
using static Reporting.EventStore.Tests.Sample;

namespace Reporting.EventStore.Tests;

/// <summary>What is recorded stays: by rights for the application's role, by triggers also for the owner.</summary>
public sealed class RightsTests : StoreTests
{
    private readonly string _role = $"app_{Guid.NewGuid():N}";

    [Theory]
    [InlineData("update es.mt_events set data = '{}'")]
    [InlineData("delete from es.mt_events")]
    [InlineData("truncate es.mt_events")]
    [InlineData("delete from es.mt_streams")]
    [InlineData("truncate es.mt_streams cascade")]
    [InlineData("update es.mt_streams set id = gen_random_uuid()")]
    [InlineData("update es.mt_streams set is_archived = true")]
    [InlineData("update es.mt_streams set type = 'x', version = 1")]
    public async Task The_owner_is_refused_by_a_trigger(string sql)
    {
        await Stored(First(Guid.NewGuid()));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Run(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        Assert.StartsWith("mt_", refused.ConstraintName, StringComparison.Ordinal);
        await LeafCheck.Require(Db, Ct);
    }

    [Theory]
    [InlineData("update es.mt_events set data = '{}'")]
    [InlineData("delete from es.mt_events")]
    [InlineData("truncate es.mt_events")]
    [InlineData("delete from es.mt_streams")]
    [InlineData("update es.mt_streams set type = 'x'")]
    [InlineData("delete from es.head")]
    [InlineData("insert into es.head (position, timestamp) values (1, now())")]
    [InlineData("insert into es.migrations (number, name, sha256) values (99, 'x', '')")]
    [InlineData("alter table es.mt_events disable trigger all")]
    [InlineData("create table es.mine (id int)")]
    [InlineData("select es.grant_application('public')")]
    public async Task The_applications_role_lacks_the_right(string sql)
    {
        await using var app = await Application();
        await using var command = app.CreateCommand(sql);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Ct));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task The_applications_role_can_do_all_that_the_store_does()
    {
        await using var app = await Application();
        await using var store = new PostgresEventStore(app);
        var seen = new TaskCompletionSource<long>();
        await using (store.Start(new Subscription("s", null, (events, _) =>
        {
            seen.TrySetResult(events[^1].Position);
            return Task.CompletedTask;
        })))
        {
            var first = Assert.IsType<AppendResult.Appended>(await store.Append(First(Guid.NewGuid(), 1, Command("k")), Ct));
            await store.Append(Next(first.Receipt), Ct);
            Assert.InRange(await seen.Task.WaitAsync(TimeSpan.FromSeconds(10), Ct), 1, 2);
        }

        Assert.Equal(2, await store.PositionAt(DateTimeOffset.MaxValue, Ct));
        Assert.NotNull(await store.FindCommand(Ana, "k", Ct));
        Assert.Equal(0, await store.RemoveOldCommands(Ct));
        Assert.Single(await store.Subscriptions(Ct));
        await EventStoreSchema.Migrate(app, Ct); // A host that starts where there is nothing to do needs no further right.
    }

    private async Task<NpgsqlDataSource> Application()
    {
        await Run($"create role {_role}");
        await EventStoreSchema.GrantApplication(Db, _role, Ct);
        await EventStoreSchema.GrantApplication(Db, _role, Ct);
        return NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(ConnectionString) { Options = $"-c role={_role}" });
    }
}
