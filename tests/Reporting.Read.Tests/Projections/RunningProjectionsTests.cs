using System.Diagnostics;
using Reporting.Domain;
using Reporting.Domain.Operations;
using Reporting.Read.Aggregates;
using Reporting.Read.Figures;
using Reporting.Read.Projections;
using Reporting.Read.Reading;
using Reporting.Read.Tests.Aggregates;

namespace Reporting.Read.Tests.Projections;

public sealed class RunningProjectionsTests
{
    private const string Day = "2026-10-05";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly ProjectionOptions Quick = new()
    {
        TakeOverInterval = TimeSpan.FromMilliseconds(50), RetryInterval = TimeSpan.FromMilliseconds(50),
    };

    private static RunningProjections Start(Story story, params IReadOnlyList<Projection> projections) =>
        RunningProjections.Start(story.Db, story.Store, projections.Count > 0 ? projections : ReadModels.All, Quick);

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
        // The aim is 100 ms; a machine that runs other things beside the tests may be slower.
        Assert.InRange(lags[20], TimeSpan.Zero, TimeSpan.FromMilliseconds(500));
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
    public async Task A_poison_event_stops_its_projection_alone_and_a_quarantine_lets_it_go_on()
    {
        await using var story = await Province.Begin();
        var before = await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        var poison = await story.Assign("D1B", "not a period");
        var poisonPosition = story.Position;
        await before.Accept(("cases", 4));
        await using var running = Start(story);

        Assert.True(await running.WaitForPosition(["units", "audit-trail"], story.Position, Patience, Story.Ct));
        Assert.True(await running.WaitForPosition(["figures"], poisonPosition - 1, Patience, Story.Ct));
        Assert.False(await running.WaitForPosition(["figures"], poisonPosition, TimeSpan.FromMilliseconds(200),
            Story.Ct));
        await Until(() => Status(running).State == ProjectionState.Stopped);
        Assert.Equal(poisonPosition, Status(running).FailedPosition);
        Assert.Equal(
            [$"{poisonPosition}|{poison.Id.Value}|report_assigned"],
            await story.Rows("select failed_position, failed_stream, failed_type from read.checkpoints where name = 'figures'"));

        await story.Append(Uuid5.Of("operations", "read"),
            new EventQuarantined("figures", poisonPosition, "a bad import", story.By));
        Assert.True(await running.WaitForPosition(["figures"], story.Position, Patience, Story.Ct));
        Assert.Equal(
            [$"figures|{poisonPosition}|{poison.Id.Value}"],
            await story.Rows("select name, position, stream_id from read.passed_over where name = 'figures'"));
        Assert.Equal(["4"], await story.Rows("select values[1] from read.report_figures where version = 2"));
    }

    [Fact]
    public async Task What_a_poison_event_touches_is_marked_until_a_mended_program_reads_it()
    {
        await using var story = await Province.Begin();
        var report = await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        await (await story.Assign("D1B", Day)).Accept(("cases", 4));
        await report.Accept(("cases", 5));
        var poison = story.Position;
        var broken = FiguresProjection.Projection with
        {
            Apply = events => events.Any(e => e.Position == poison)
                ? throw new FormatException("a bug")
                : FiguresProjection.Projection.Apply(events),
        };
        await story.Settle([.. ReadModels.All.Where(projection => projection.Name != "figures")]);
        await using (var stopped = Start(story, broken))
        {
            await Until(() => Status(stopped).State == ProjectionState.Stopped);
            Assert.Equal("True D1 7 incomplete 1", await Marked(story));
            await story.Append(Uuid5.Of("operations", "read"), new EventQuarantined("figures", poison, "a bug", story.By));
            Assert.True(await stopped.WaitForPosition(["figures"], story.Position, Patience, Story.Ct));
        }
        Assert.Equal("True D1 7 incomplete 1", await Marked(story));

        await new Rebuild(story.Db, story.Store, FiguresProjection.Projection, story.Clock).Run(null, Story.Ct);
        Assert.Equal("False D1 9 incomplete 0", await Marked(story));
    }

    private static async Task<string> Marked(Story story)
    {
        var answer = await AggregatesQuery.Ask(
            story.Db, Asking.Question("cases", Day, Day, Asking.ByUnit, level: "district"), null, story.Caller(), Story.Ct);
        var result = Assert.IsType<Answer<AggregateResult>.Given>(answer).Value;
        var row = result.Rows[0];
        return $"{result.IsIncomplete} {row.Unit.Code} {row.Value:0} incomplete {row.Incomplete}";
    }

    [Fact]
    public async Task A_mended_program_goes_on_where_the_poisoned_one_stopped()
    {
        await using var story = await Province.Begin();
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        var broken = FiguresProjection.Projection with { Apply = _ => throw new FormatException("a bug") };
        await using (var stopped = Start(story, broken))
            await Until(() => Status(stopped).State == ProjectionState.Stopped);
        Assert.Empty(await story.Rows("select 1 from read.report_figures"));

        await using var mended = Start(story, FiguresProjection.Projection);
        Assert.True(await mended.WaitForPosition(["figures"], story.Position, Patience, Story.Ct));
        Assert.Equal(["2"], await story.Rows("select count(*) from read.report_figures"));
        Assert.Equal([""], await story.Rows("select failure from read.checkpoints where name = 'figures'"));
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

    private static ProjectionStatus Status(RunningProjections running) =>
        running.Statuses.Single(status => status.Name == "figures");

    private static async Task Until(Func<bool> isTrue)
    {
        for (var left = 400; !isTrue(); left--)
        {
            Assert.True(left > 0, "It did not come about in time.");
            await Task.Delay(50, Story.Ct);
        }
    }
}
