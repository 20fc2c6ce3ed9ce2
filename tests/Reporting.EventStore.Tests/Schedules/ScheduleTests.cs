using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Reporting.EventStore.Tests.Schedules;

/// <summary>Two OS processes on shared streams, in any order of steps. The long form: EVENTSTORE_SCHEDULES=10000, and
/// EVENTSTORE_SEED for the first seed.</summary>
public sealed class ScheduleTests(ITestOutputHelper output)
{
    private const int ShortCount = 60;

    // Most of a schedule is waiting for a commit or for another process; several run at once, each on its own database.
    private const int LaneCountMax = 4;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Positions_are_contiguous_conflicts_are_those_implied_and_subscriptions_see_every_event_once()
    {
        var (count, firstSeed) = (Setting("EVENTSTORE_SCHEDULES", ShortCount), Setting("EVENTSTORE_SEED", 1));
        var lanes = Math.Clamp(count / ShortCount, 1, LaneCountMax);
        var began = Stopwatch.StartNew();
        var runs = await Task.WhenAll(Enumerable.Range(0, lanes)
            .Select(lane => RightLane([.. Enumerable.Range(firstSeed, count).Where(seed => seed % lanes == lane)])));
        var tally = new ScheduleTally();
        foreach (var (part, _) in runs) tally.Add(part);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} schedules, seeds {firstSeed} to {firstSeed + count - 1}, {began.Elapsed.TotalSeconds:N0} s: {tally}; "
            + $"{runs.Sum(r => r.Head):N0} events, each seen once and in order"));
        Assert.True(runs.Sum(run => run.Head) > count);
    }

    [Theory]
    [InlineData("no lock")]
    [InlineData("lock inside the insert")]
    public async Task The_schedules_find_what_is_wrong_with(string variant)
    {
        var connectionString = await ScheduleDatabase.Create(variant, Ct);
        await using var db = NpgsqlDataSource.Create(connectionString);
        var fault = await FirstFault(
            connectionString, db, [.. Enumerable.Range(1, ShortCount)], locks: false, new ScheduleTally());
        // Two writers were both told that they came first, and PostgreSQL's unique indexes had to say no.
        Assert.Contains("error 23505", fault, StringComparison.Ordinal);
    }

    private static async Task<(ScheduleTally Tally, long Head)> RightLane(int[] seeds)
    {
        var connectionString = await ScheduleDatabase.Create("right", Ct);
        await using var db = NpgsqlDataSource.Create(connectionString);
        await using var store = new PostgresEventStore(db);
        var seen = new ConcurrentQueue<long>();
        await using var subscription = store.Start(new Subscription("watcher", null, (events, _) =>
        {
            foreach (var e in events) seen.Enqueue(e.Position);
            return Task.CompletedTask;
        }));

        var tally = new ScheduleTally();
        Assert.Null(await FirstFault(connectionString, db, seeds, locks: true, tally));
        var head = await store.Head(Ct);
        while (subscription.Status.Position < head) await Task.Delay(10, Ct);
        Assert.Equal(Enumerable.Range(1, (int)head).Select(p => (long)p), seen);
        Assert.Equal(head, await LeafCheck.Require(db, Ct));
        return (tally, head);
    }

    /// <summary>The first seed that goes wrong, and how; null when none does.</summary>
    private static async Task<string?> FirstFault(
        string connectionString, NpgsqlDataSource db, int[] seeds, bool locks, ScheduleTally tally)
    {
        await using var first = new Racer(connectionString);
        await using var second = new Racer(connectionString);
        Racer[] racers = [first, second];
        foreach (var racer in racers) await racer.Open(Ct);
        var head = 0L;
        foreach (var seed in seeds)
        {
            var schedule = new Schedule(seed, racers, locks, db, Ct);
            var faults = await schedule.Run();
            tally.Add(schedule.Tally);
            if (faults.Count > 0) return $"seed {seed}: {string.Join("; ", faults)}";
            (head, var gaps) = await Gaps(db, head);
            if (gaps.Length > 0) return $"seed {seed}: {gaps}";
        }

        return null;
    }

    /// <summary>What is wrong with the events after a position, and with the streams that they are of.</summary>
    private static async Task<(long Head, string Gaps)> Gaps(NpgsqlDataSource db, long after)
    {
        await using var command = db.CreateCommand(
            """
            select h.position, concat_ws(', ',
                case when n.count <> h.position - $1 or n.first <> $1 + 1 then 'positions have gaps' end,
                case when n.last <> h.position then 'the head is not the newest' end,
                (select 'versions have gaps' from es.mt_streams s
                 where s.id in (select e.stream_id from es.mt_events e where e.seq_id > $1)
                     and s.version <> (select count(*) from es.mt_events v where v.stream_id = s.id) limit 1))
            from es.head h,
                (select count(*), coalesce(min(seq_id), $1 + 1) as first, coalesce(max(seq_id), $1) as last
                 from es.mt_events where seq_id > $1) n
            """);
        command.Parameters.Add(new() { Value = after });
        await using var row = await command.ExecuteReaderAsync(Ct);
        await row.ReadAsync(Ct);
        return (row.GetInt64(0), row.GetString(1));
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture) : otherwise;
}
