using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace Reporting.EventStore.Tests.Schedules;

/// <summary>Two OS processes on shared streams, in any order of steps. The long form: EVENTSTORE_SCHEDULES=10000.</summary>
public sealed class ScheduleTests
{
    private const int ShortCount = 60;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Positions_are_contiguous_conflicts_are_those_implied_and_subscriptions_see_every_event_once()
    {
        var count = int.Parse(
            Environment.GetEnvironmentVariable("EVENTSTORE_SCHEDULES") ?? ShortCount.ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture);
        var connectionString = await ScheduleDatabase.Create("right", Ct);
        await using var db = NpgsqlDataSource.Create(connectionString);
        await using var store = new PostgresEventStore(db);
        var seen = new ConcurrentQueue<long>();
        await using var subscription = store.Start(new Subscription("watcher", null, (events, _) =>
        {
            foreach (var e in events) seen.Enqueue(e.Position);
            return Task.CompletedTask;
        }));

        Assert.Null(await FirstFault(connectionString, db, count, locks: true));
        var head = await store.Head(Ct);
        Assert.True(head > count, $"{head} events");
        while (subscription.Status.Position < head) await Task.Delay(10, Ct);
        Assert.Equal(Enumerable.Range(1, (int)head).Select(p => (long)p), seen);
        Assert.Equal(head, await LeafCheck.Require(db, Ct));
    }

    [Theory]
    [InlineData("no lock")]
    [InlineData("lock inside the insert")]
    public async Task The_schedules_find_what_is_wrong_with(string variant)
    {
        var connectionString = await ScheduleDatabase.Create(variant, Ct);
        await using var db = NpgsqlDataSource.Create(connectionString);
        // Two writers were both told that they came first, and PostgreSQL's unique indexes had to say no.
        Assert.Contains("error 23505", await FirstFault(connectionString, db, ShortCount, locks: false), StringComparison.Ordinal);
    }

    /// <summary>The first seed that goes wrong, and how; null when none does.</summary>
    private static async Task<string?> FirstFault(string connectionString, NpgsqlDataSource db, int count, bool locks)
    {
        await using var first = new Racer(connectionString);
        await using var second = new Racer(connectionString);
        Racer[] racers = [first, second];
        foreach (var racer in racers) await racer.Open(Ct);
        for (var seed = 1; seed <= count; seed++)
        {
            var faults = await new Schedule(seed, racers, locks, db, Ct).Run();
            if (faults.Count > 0) return $"seed {seed}: {string.Join("; ", faults)}";
            if (await Gaps(db) is { Length: > 0 } gaps) return $"seed {seed}: {gaps}";
        }

        return null;
    }

    private static async Task<string> Gaps(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand(
            """
            select concat_ws(', ',
                case when count(*) <> coalesce(max(e.seq_id), 0) then 'positions have gaps' end,
                case when coalesce(max(e.seq_id), 0) <> (select position from es.head) then 'the head is not the newest' end,
                (select 'versions have gaps' from es.mt_streams s
                 where s.version <> (select count(*) from es.mt_events v where v.stream_id = s.id) limit 1))
            from es.mt_events e
            """);
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }
}
