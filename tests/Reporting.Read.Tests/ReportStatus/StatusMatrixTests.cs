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
            await Asked.Ask(story, Query("2026-10-01", "2026-10-05")));
        Assert.Equal(
            """{"data":{"statusMatrix":{"periods":[],"rows":[]}}}""",
            await Asked.Ask(story, Query("2026-01-01", "2026-01-05")));
    }

    [Fact]
    public async Task A_matrix_has_so_many_periods_and_no_more()
    {
        await using var story = await Province.Begin();
        for (var day = new DateOnly(2026, 1, 1); day < new DateOnly(2026, 3, 5); day = day.AddDays(1))
            await story.Assign("D1A", $"{day:yyyy-MM-dd}");
        await story.Settle();
        Assert.Equal("read.matrix-too-wide", await Asked.Code(story, Query("2026-01-01", "2026-03-04")));
    }

    private static string Query(string from, string to) =>
        $$"""{ statusMatrix(within: "P", regime: "health", from: "{{from}}", to: "{{to}}", periodKind: DAY) { periods rows { unitCode states isLate } } }""";
}
