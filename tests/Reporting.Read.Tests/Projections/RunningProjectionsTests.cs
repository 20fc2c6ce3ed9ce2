using System.Diagnostics;
using Reporting.Read.Figures;
using Reporting.Read.Projections;
using static Reporting.Read.Tests.Projections.Runners;

namespace Reporting.Read.Tests.Projections;

public sealed class RunningProjectionsTests
{
    private const string Day = "2026-10-05";
    [Fact]
    public async Task Events_are_visible_soon_after_they_are_recorded()
    {
        await using var story = await Province.Begin();
        await using var running = Start(story);
        Assert.True(await running.WaitForPosition(null, story.Position, Patience, Story.Ct));
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        Assert.True(await running.WaitForPosition(["figures"], story.Position, Patience, Story.Ct));
        Assert.Equal(["0", "1"], await story.Rows("select version from read.report_figures order by 1"));
        Assert.All(running.Statuses, status => Assert.Equal(ProjectionState.Running, status.State));
    }

    [Fact]
    public async Task Half_of_the_events_are_visible_within_a_moment()
    {
        await using var story = await Province.Begin();
        await using var running = Start(story);
        Assert.True(await running.WaitForPosition(null, story.Position, Patience, Story.Ct));
        var lags = new List<TimeSpan>();
        for (var i = 0; i < 40; i++)
        {
            await story.Assign("D1A", $"2026-10-{(i % 28) + 1:00}", occurrence: i + 1);
            var recorded = Stopwatch.GetTimestamp();
            Assert.True(await running.WaitForPosition(["figures"], story.Position, Patience, Story.Ct));
            lags.Add(Stopwatch.GetElapsedTime(recorded));
        }
        lags.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"commit to visible: median {lags[20].TotalMilliseconds:0.0} ms, worst {lags[^1].TotalMilliseconds:0.0} ms");
        // The aim is 100 ms (bench lag); a machine that runs other things beside the tests may be much slower.
        Assert.InRange(lags[20], TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_wait_for_what_never_comes_ends()
    {
        await using var story = await Province.Begin();
        await using var running = Start(story);
        Assert.False(await running.WaitForPosition(
            null, story.Position + 1, TimeSpan.FromMilliseconds(100), Story.Ct));
    }

    [Fact]
    public async Task When_the_running_host_goes_another_takes_over()
    {
        await using var story = await Province.Begin();
        var first = Start(story, FiguresProjection.Projection);
        await Until(() => Status(first).State == ProjectionState.Running);
        await using var second = Start(story, FiguresProjection.Projection);
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        // The second does not run it, but knows how far it is.
        Assert.True(await second.WaitForPosition(["figures"], story.Position, Patience, Story.Ct));
        Assert.Equal(ProjectionState.Standby, Status(second).State);

        await first.DisposeAsync();
        await (await story.Assign("D1B", Day)).Accept(("cases", 4));
        Assert.True(await second.WaitForPosition(["figures"], story.Position, Patience, Story.Ct));
        Assert.Equal(ProjectionState.Running, Status(second).State);
    }

    [Fact]
    public async Task When_the_holders_connection_is_ended_the_projection_goes_on()
    {
        await using var story = await Province.Begin();
        await using var first = Start(story, FiguresProjection.Projection);
        await Until(() => Status(first).State == ProjectionState.Running);
        await using var second = Start(story, FiguresProjection.Projection);
        await story.Run(
            "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and pid <> pg_backend_pid()");
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        Assert.True(await second.WaitForPosition(["figures"], story.Position, Patience, Story.Ct));
        Assert.Equal(["2"], await story.Rows("select count(*) from read.report_figures"));
    }

    [Fact]
    public async Task Rows_that_a_killed_server_lost_come_back_without_another_event()
    {
        await using var story = await Province.Begin();
        await using var running = Start(story, FiguresProjection.Projection);
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        Assert.True(await running.WaitForPosition(["figures"], story.Position, Patience, Story.Ct));
        // What a crash leaves: the rows and the checkpoint of a moment before, and no connection.
        await story.Run(
            """
            truncate read.report_figures, read.figure_rows;
            update read.checkpoints set position = 0 where name = 'figures';
            select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and pid <> pg_backend_pid()
            """);
        for (var left = 400; (await story.Rows("select count(*) from read.report_figures"))[0] != "2"; left--)
        {
            Assert.True(left > 0, "The rows did not come back.");
            await Task.Delay(50, Story.Ct);
        }
        Assert.True(await running.WaitForPosition(["figures"], story.Position, Patience, Story.Ct));
    }

    [Fact]
    public async Task What_was_told_before_a_failure_counts_no_longer()
    {
        await using var story = await Province.Begin();
        await using var running = RunningProjections.Start(
            story.Db, story.Store, [FiguresProjection.Projection], new() { RetryInterval = TimeSpan.FromHours(1) });
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        var told = story.Position;
        Assert.True(await running.WaitForPosition(["figures"], told, Patience, Story.Ct));
        await story.Run("alter table read.report_figures rename to out_of_reach");
        await (await story.Assign("D1B", Day)).Accept(("cases", 4));
        await Until(() => Status(running).State == ProjectionState.Retrying);

        Assert.True(await running.WaitForPosition(["figures"], told, Patience, Story.Ct));
        await story.Run("update read.checkpoints set position = 0 where name = 'figures'");
        Assert.False(await running.WaitForPosition(["figures"], told, TimeSpan.FromMilliseconds(100), Story.Ct));
    }

    [Fact]
    public async Task Tables_that_grow_fast_are_analysed_before_autovacuum_comes()
    {
        await using var story = await Province.Begin();
        await using var running = Start(story, FiguresProjection.Projection);
        for (var i = 1; i <= 600; i++)
            await (await story.Assign("D1A", Day, occurrence: i)).Accept(("cases", i));
        var rows = "0";
        for (var left = 200; rows == "0" && left > 0; left--)
        {
            await Task.Delay(50, Story.Ct);
            rows = (await story.Rows(
                """
                select count(*) from pg_class c join pg_stat_user_tables s on s.relid = c.oid
                where c.oid = 'read.report_figures'::regclass and c.reltuples > 500 and s.last_analyze is not null
                """))[0];
        }
        Assert.Equal("1", rows);
    }

    [Fact]
    public async Task Two_writers_at_one_checkpoint_never_both_write()
    {
        await using var story = await Province.Begin();
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        var applier = new PageApplier(story.Db, FiguresProjection.Projection,
            CopyOfTables.Live(FiguresProjection.Projection));
        var checkpoint = (await Checkpoint.Load(story.Db, "figures", Story.Ct))!;
        var page = await story.Store.ReadPage(0, FiguresProjection.Projection.Wants, 1_000, Story.Ct);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => applier.Apply(checkpoint, page.Events, page.ScannedTo, Story.Ct)));
        Assert.Single(outcomes, outcome => outcome is PageOutcome.Stored);
        Assert.Equal(7, outcomes.Count(outcome => outcome is PageOutcome.Fenced));
        Assert.Equal(["2"], await story.Rows("select count(*) from read.report_figures"));
    }
}
