using Reporting.Domain.Accounts;
using Reporting.Read.AuditTrail;
using Reporting.Read.Reading;

namespace Reporting.Read.Tests.AuditTrail;

public sealed class AuditTrailTests
{
    private const string Day = "2026-10-05";

    private static async Task<Story> Told()
    {
        var story = await Province.Begin();
        await story.Account("binh", new Grant(Role.Enter, Province.Unit("D1A")));
        story.UserName = "binh";
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        await story.Settle();
        story.UserName = "chi";
        story.Clock.Now += TimeSpan.FromHours(1);
        await story.Assign("D2A", Day);
        await story.Settle();
        return story;
    }

    [Fact]
    public async Task Every_event_is_listed_once_the_newest_first()
    {
        await using var story = await Told();
        var rows = await List(story, null, null, new PageRequest(200));
        Assert.Equal(Enumerable.Range(1, (int)story.Position).Reverse().Select(p => (long)p), rows.Select(row => row.Position));
        Assert.All(rows, row => Assert.NotEqual("", row.StreamKind));
    }

    [Fact]
    public async Task A_subtree_narrows_it()
    {
        await using var story = await Told();
        Assert.Equal(
            ["report_accepted", "report_assigned", "unit_registered"],
            (await List(story, "D1A", null, new PageRequest(200))).Select(row => row.Type));
    }

    [Fact]
    public async Task A_caller_sees_the_own_units_and_the_catalogues_but_no_accounts()
    {
        await using var story = await Told();
        var scope = new ReadScope([Province.Unit("D2").Value]);
        var types = (await List(story, null, scope, new PageRequest(200))).Select(row => row.Type).ToList();
        Assert.Contains("report_assigned", types);
        Assert.Contains("indicator_defined", types);
        Assert.DoesNotContain("report_accepted", types);
        Assert.DoesNotContain("account_registered", types);
        var all = (await List(story, null, null, new PageRequest(200))).Select(row => row.Type);
        Assert.Contains("account_registered", all);
        Assert.Empty(await List(story, null, ReadScope.Nothing, new PageRequest(200)));
    }

    private static async Task<List<AuditRow>> List(Story story, string? unit, ReadScope? scope, PageRequest page) =>
        [.. Assert.IsType<Answer<Slice<AuditRow>>.Given>(await AuditTrailQuery.List(
            story.Db, page, null, unit, story.Caller(scope), Story.Ct)).Value.Items.Select(item => item.Row)];
}
