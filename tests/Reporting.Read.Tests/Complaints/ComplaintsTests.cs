using Reporting.Domain.Accounts;
using Reporting.Read.Inbox;
using Reporting.Read.Reading;

namespace Reporting.Read.Tests.Complaints;

/// <summary>Complaints, publications and usage reports as they are looked up (F4, F6, F7).</summary>
public sealed class ComplaintsTests
{
    private const string Figures =
        """{ figures(from: "2026-10-05", to: "2026-10-05", periodKind: DAY) { nodes { unit { code } publishedBy } } }""";

    private static readonly ReadScope Foreign = new([Province.Unit("D2").Value]);

    [Fact]
    public async Task F7_a_complaint_is_shown_with_who_has_it_and_what_was_answered()
    {
        await using var story = await Told();
        const string Query = "{ complaints(where: {isOpen: true}) { nodes { unit { code } atUnit { code } indicator escalations answer } } }";
        Assert.Equal(
            """{"data":{"complaints":{"nodes":[{"unit":{"code":"D1A"},"atUnit":{"code":"D1"},"indicator":"cases","escalations":1,"answer":null}]}}}""",
            await Asked.Ask(story, Query));
        await LookingUp.Answer(story);
        Assert.Equal("""{"data":{"complaints":{"nodes":[]}}}""", await Asked.Ask(story, Query));
    }

    [Fact]
    public async Task F7_the_owner_the_unit_above_and_whoever_filed_it_have_it_in_their_inbox()
    {
        await using var story = await Told();
        await LookingUp.Answer(story);
        await story.Settle();
        Assert.Equal("complaint_filed", await Kinds(story, ReadScope.Nothing with { WorksFor = [Province.Unit("D1A").Value] }));
        Assert.Equal("complaint_escalated", await Kinds(story, ReadScope.Nothing with { WorksFor = [Province.Unit("D1").Value] }));
        Assert.Equal("complaint_answered", await Kinds(story, ReadScope.Nothing with { Account = Province.AccountOf("enterer").Value }));
        Assert.Equal("", await Kinds(story, ReadScope.Nothing with { WorksFor = [Province.Unit("D2").Value] }));
    }

    [Fact]
    public async Task F6_a_figure_says_under_which_decision_it_is_published_and_only_while_it_is()
    {
        await using var story = await Told();
        string Published(string by) =>
            "{\"data\":{\"figures\":{\"nodes\":[{\"unit\":{\"code\":\"D1A\"},\"publishedBy\":" + by + "}]}}}";
        Assert.Equal(Published("null"), await Asked.Ask(story, Figures));
        await LookingUp.Approve(story);
        Assert.Equal(Published("\"12/QĐ\""), await Asked.Ask(story, Figures));
        await LookingUp.Withdraw(story);
        Assert.Equal(Published("null"), await Asked.Ask(story, Figures));
    }

    [Fact]
    public async Task F5_none_of_it_is_shown_to_a_foreign_unit()
    {
        await using var story = await Told();
        const string Query =
            "{ complaints { totalCount } publications { totalCount } usageReports { totalCount } }";
        await story.Settle();
        Assert.Equal(
            """{"data":{"complaints":{"totalCount":1},"publications":{"totalCount":1},"usageReports":{"totalCount":1}}}""",
            await Asked.Answer(story, Query, new ReadScope([Province.Unit("D1").Value])));
        Assert.Equal(
            """{"data":{"complaints":{"totalCount":0},"publications":{"totalCount":0},"usageReports":{"totalCount":0}}}""",
            await Asked.Answer(story, Query, Foreign));
    }

    private static async Task<string> Kinds(Story story, ReadScope scope) => string.Join(' ',
        Assert.IsType<Answer<InboxSlice>.Given>(await InboxQuery.Slice(
            story.Db, story.Caller(scope), onlyUnread: false, null, null, Story.Ct)).Value.Messages
            .Select(message => message.Kind).Where(kind => kind.StartsWith("complaint", StringComparison.Ordinal)));

    private static async Task<Story> Told()
    {
        var story = await Province.Begin();
        await story.Account("enterer", new Grant(Role.Enter, Province.Unit("D1A")));
        await (await story.Assign("D1A", "2026-10-05")).Accept(("cases", 3));
        await LookingUp.Tell(story);
        return story;
    }
}
