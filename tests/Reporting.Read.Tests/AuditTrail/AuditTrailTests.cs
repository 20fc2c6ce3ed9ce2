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
        var rows = await List(story, new AuditFilter(), null, new PageRequest(200));
        Assert.Equal(Enumerable.Range(1, (int)story.Position).Reverse().Select(p => (long)p), rows.Select(row => row.Position));
        Assert.All(rows, row => Assert.NotEqual("", row.StreamKind));
    }

    [Fact]
    public async Task Filters_narrow_it()
    {
        await using var story = await Told();
        Assert.Equal(["report_accepted", "report_assigned"], await Types(story, new AuditFilter(UserName: "binh")));
        Assert.Equal(["report_assigned"], await Types(story, new AuditFilter(From: story.Clock.Now)));
        Assert.Equal(["report_accepted"], await Types(story, new AuditFilter(Types: ["report_accepted"])));
        Assert.Equal(
            ["report_accepted", "report_assigned", "unit_registered"], await Types(story, new AuditFilter(Unit: "D1A")));
        var report = (await List(story, new AuditFilter(Types: ["report_accepted"]), null, new PageRequest()))[0].StreamId;
        Assert.Equal(["report_accepted", "report_assigned"], await Types(story, new AuditFilter(StreamId: report)));
    }

    [Fact]
    public async Task A_caller_sees_the_own_units_and_the_catalogues_but_no_accounts()
    {
        await using var story = await Told();
        var scope = new ReadScope([Province.Unit("D2").Value]);
        var types = (await List(story, new AuditFilter(), scope, new PageRequest(200))).Select(row => row.Type).ToList();
        Assert.Contains("report_assigned", types);
        Assert.Contains("indicator_defined", types);
        Assert.DoesNotContain("report_accepted", types);
        Assert.DoesNotContain("account_registered", types);
        var all = (await List(story, new AuditFilter(), null, new PageRequest(200))).Select(row => row.Type);
        Assert.Contains("account_registered", all);
        Assert.Empty(await List(story, new AuditFilter(), ReadScope.Nothing, new PageRequest(200)));
    }

    private static async Task<IEnumerable<string>> Types(Story story, AuditFilter filter) =>
        (await List(story, filter, null, new PageRequest(200))).Select(row => row.Type);

    private static async Task<List<AuditRow>> List(Story story, AuditFilter filter, ReadScope? scope, PageRequest page) =>
        [.. Assert.IsType<Answer<Slice<AuditRow>>.Given>(await AuditTrailQuery.List(
            story.Db, page, null, filter, story.Caller(scope), Story.Ct)).Value.Items.Select(item => item.Row)];
}
