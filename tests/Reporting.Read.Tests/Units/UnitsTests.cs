using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Tests.Units;

public sealed class UnitsTests
{
    [Fact]
    public async Task A_move_holds_from_its_day_on_whatever_the_order_it_became_known_in()
    {
        await using var story = await Province.Begin();
        await story.Settle();
        await story.Move("D1A", "D2", new DateOnly(2026, 12, 1));
        await story.Settle();
        await story.Move("D1A", "P", new DateOnly(2026, 11, 1));
        await story.Settle();
        Assert.Equal("D1", await Parent(story, new DateOnly(2026, 10, 31)));
        Assert.Equal("P", await Parent(story, new DateOnly(2026, 11, 1)));
        Assert.Equal("P", await Parent(story, new DateOnly(2026, 11, 30)));
        Assert.Equal("D2", await Parent(story, new DateOnly(2026, 12, 1)));
    }

    [Fact]
    public async Task Relatives_are_those_of_the_tree()
    {
        await using var story = await Province.Begin();
        await story.Settle();
        Guid[] ids = [Province.Unit("D1A").Value, Province.Unit("P").Value];
        var above = await UnitRelatives.Ancestors("territory")(story.Db, ids, null, story.Caller(), Story.Ct);
        Assert.Equal(["P,D1", ""], ids.Select(id => Codes([.. above[id]])));
        var below = await UnitRelatives.Children("territory")(story.Db, ids, null, story.Caller(), Story.Ct);
        Assert.Equal(["", "D1,D2"], ids.Select(id => Codes([.. below[id]])));
        Assert.Equal("D1,D1A,D1B", await Within(story, "D1", null));
        Assert.Equal("D1A,D1B,D2A,D2B", await Within(story, "P", "commune"));
        Assert.Equal("", await Within(story, "nowhere", null));
    }

    [Fact]
    public async Task A_cursor_of_another_list_and_a_page_too_large_are_refused()
    {
        await using var story = await Province.Begin();
        Assert.Equal("read.cursor-malformed", await Code(story, new PageRequest(5, "abc")));
        Assert.Equal("read.cursor-malformed", await Code(story, new PageRequest(5, "not base64!")));
        Assert.Equal("read.page-size", await Code(story, new PageRequest(0)));
        Assert.Equal("read.page-size", await Code(story, new PageRequest(201)));
    }

    private static string Codes(IReadOnlyList<UnitRow> rows) => string.Join(',', rows.Select(row => row.Code));

    private static async Task<string?> Parent(Story story, DateOnly day) => Assert.Single((await UnitRelatives.Parents("territory")(
        story.Db, [Province.Unit("D1A").Value], ["code"], story.Caller() with { Today = day }, Story.Ct))
        [Province.Unit("D1A").Value]).Code;

    private static async Task<string> Within(Story story, string within, string? kind) =>
        Codes([.. Assert.IsType<Answer<Slice<UnitRow>>.Given>(await UnitsQuery.List(
            story.Db, new PageRequest(), ["code"], new UnitsFilter(within, kind), story.Caller(), Story.Ct)).Value.Items.Select(i => i.Row)]);

    private static async Task<string> Code(Story story, PageRequest page) =>
        Assert.IsType<Answer<Slice<UnitRow>>.Refused>(await UnitsQuery.List(
            story.Db, page, null, new UnitsFilter(), story.Caller(), Story.Ct)).Refusal.Code;
}
