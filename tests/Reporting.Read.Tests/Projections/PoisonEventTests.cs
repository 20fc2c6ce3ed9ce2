using Reporting.Domain;
using Reporting.Domain.Operations;
using Reporting.Read.Aggregates;
using Reporting.Read.Figures;
using Reporting.Read.Projections;
using Reporting.Read.Reading;
using Reporting.Read.Tests.Aggregates;
using static Reporting.Read.Tests.Projections.Runners;

namespace Reporting.Read.Tests.Projections;

public sealed class PoisonEventTests
{
    private const string Day = "2026-10-05";

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
}
