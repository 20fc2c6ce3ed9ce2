using Reporting.Domain.Reports;
using Reporting.Read.Reading;

namespace Reporting.Read.Tests.ReportStatus;

/// <summary>Units x periods at one glance (F1).</summary>
public sealed class StatusMatrixTests
{
    [Fact]
    public async Task F1_each_unit_has_a_cell_for_each_period()
    {
        await using var story = await Province.Begin();
        await (await story.Assign("D1A", "2026-10-03")).Accept(("cases", 1));
        await story.Assign("D1A", "2026-10-04");
        await story.Assign("D2A", "2026-10-05");
        await story.Settle();
        Assert.Equal(
            """{"data":{"statusMatrix":{"periods":["2026-10-03","2026-10-04","2026-10-05"],"rows":[{"unitCode":"D1A","states":["ACCEPTED","ASSIGNED",null],"isLate":[false,true,false]},{"unitCode":"D2A","states":[null,null,"ASSIGNED"],"isLate":[false,false,false]}]}}}""",
            await Asked.Ask(story, Span("2026-10-01", "2026-10-05")));
        Assert.Equal(
            """{"data":{"statusMatrix":{"periods":[],"rows":[]}}}""",
            await Asked.Ask(story, Span("2026-01-01", "2026-01-05")));
    }

    [Fact]
    public async Task F1_the_newest_periods_come_newest_first_and_of_several_reports_the_newest_counts()
    {
        await using var story = await Province.Begin();
        await (await story.Assign("D1A", "2026-10-03")).Accept(("cases", 1));
        await story.Assign("D1A", "2026-10-04");
        await (await story.Assign("D1A", "2026-10-04", occurrence: 2)).Accept(("cases", 1));
        await story.Assign("D2A", "2026-10-05");
        await story.Settle();
        Assert.Equal(
            """{"data":{"statusMatrix":{"periods":["2026-10-05","2026-10-04"],"rows":[{"unitCode":"D1A","states":[null,"ACCEPTED"],"isLate":[false,false]},{"unitCode":"D2A","states":["ASSIGNED",null],"isLate":[false,false]}]}}}""",
            await Asked.Ask(story, Query("newest: 2")));
        // A foreign unit is neither among the rows nor are its periods.
        Assert.Equal(
            """{"data":{"statusMatrix":{"periods":["2026-10-05"],"rows":[{"unitCode":"D2A","states":["ASSIGNED"],"isLate":[false]}]}}}""",
            await Asked.Ask(story, Query("", within: "D2"), new ReadScope([Province.Unit("D2").Value])));
        Assert.Equal("read.span-or-newest", await Asked.Code(story, Query("""from: "2026-10-04" """)));
        Assert.Equal(
            "read.span-or-newest",
            await Asked.Code(story, Query("""from: "2026-10-04", to: "2026-10-04", periodKind: DAY, newest: 2""")));
    }

    [Fact]
    public async Task F1_a_deadline_that_moved_is_the_one_that_counts()
    {
        await using var story = await Province.Begin();
        var (late, moved) = (await story.Assign("D1A", "2026-10-05"), await story.Assign("D1B", "2026-10-05"));
        foreach (var report in (ToldReport[])[late, moved])
            await report.Happens(new DeadlineMoved(
                report.Id, story.Clock.Now.AddHours(-1), DeadlineCause.Extension, "x", null, story.By));
        await story.Settle();
        await moved.Happens(new DeadlineMoved(
            moved.Id, story.Clock.Now.AddYears(100), DeadlineCause.Outage, "x", 1, story.By));
        Assert.Equal(
            """{"data":{"statusMatrix":{"periods":["2026-10-05"],"rows":[{"unitCode":"D1A","states":["ASSIGNED"],"isLate":[true]},{"unitCode":"D1B","states":["ASSIGNED"],"isLate":[false]}]}}}""",
            await Asked.Ask(story, Span("2026-10-05", "2026-10-05")));
    }

    [Fact]
    public async Task A_matrix_has_so_many_periods_and_no_more()
    {
        await using var story = await Province.Begin();
        for (var day = new DateOnly(2026, 1, 1); day < new DateOnly(2026, 3, 5); day = day.AddDays(1))
            await story.Assign("D1A", $"{day:yyyy-MM-dd}");
        await story.Settle();
        Assert.Equal("read.matrix-too-wide", await Asked.Code(story, Span("2026-01-01", "2026-03-04")));
    }

    private static string Span(string from, string to) =>
        Query($"""from: "{from}", to: "{to}", periodKind: DAY""");

    private static string Query(string periods, string within = "P") =>
        $$"""{ statusMatrix(within: "{{within}}", regime: "health", {{periods}}) { periods rows { unitCode states isLate } } }""";
}
