using System.Globalization;
using Reporting.Read.Figures;
using Reporting.Read.Reading;

namespace Reporting.Read.Tests.Figures;

public sealed class FigureHistoryTests
{
    private const string Day = "2026-10-05";

    [Fact]
    public async Task Every_version_is_told_with_what_was_before_and_a_withdrawal_has_no_value()
    {
        await using var story = await Province.Begin();
        var report = await (await story.Assign("D1A", Day)).Accept(("cases", 3), ("beds", 7));
        await report.Accept(("beds", 8));
        await report.Withdraw("wrong unit");
        await report.Accept(("cases", 6.5m));

        Assert.Equal(
            ["1 3 was null report_accepted ", "2 null was 3 report_accepted correction 2",
                "3 null was null report_withdrawn wrong unit", "4 6.5 was null report_accepted correction 4"],
            await History(story, "cases"));
    }

    [Fact]
    public async Task A_figure_that_was_never_reported_has_no_history()
    {
        await using var story = await Province.Begin();
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        Assert.Empty(await History(story, "beds"));
    }

    [Fact]
    public async Task People_are_named_and_only_when_asked_for()
    {
        await using var story = await Province.Begin();
        foreach (var name in (string[])["enterer", "signer", "acceptor"])
            await story.Account(name);
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        await story.Settle();
        var version = Assert.Single(await Versions(story, "cases", ["entered_by.user_name", "signed_by.user_name",
            "accepted_by.user_name"]));
        Assert.Equal(
            ("enterer", "signer", "acceptor"),
            (version.EnteredBy?.UserName, version.SignedBy?.UserName, version.AcceptedBy?.UserName));
        Assert.Null(version.Value);
    }

    [Fact]
    public async Task What_does_not_exist_or_may_not_be_seen_is_refused()
    {
        await using var story = await Province.Begin();
        await story.Settle();
        var scope = new ReadScope([Province.Unit("D2").Value]);
        Assert.Equal("unit.unknown", await Code(story, "X", "cases", Day, scope));
        Assert.Equal("indicator.unknown", await Code(story, "D2A", "x", Day, scope));
        Assert.Equal("period.malformed", await Code(story, "D2A", "cases", "x", scope));
        Assert.Equal("FORBIDDEN", await Code(story, "D1A", "cases", Day, scope));
    }

    private static async Task<string> Code(Story story, string unit, string indicator, string period,
        ReadScope scope) =>
        Assert.IsType<Answer<IReadOnlyList<FigureVersionRow>>.Refused>(await FigureHistoryQuery.Of(
            story.Db, unit, indicator, period, null, story.Caller(scope), Story.Ct)).Refusal.Code;

    private static async Task<string[]> History(Story story, string indicator)
    {
        await story.Settle();
        return [.. (await Versions(story, indicator, null)).Select(v => string.Create(CultureInfo.InvariantCulture,
            $"{v.Version} {(object?)v.Value ?? "null"} was {(object?)v.PreviousValue ?? "null"} {v.Event} {v.Reason}"))];
    }

    private static async Task<IReadOnlyList<FigureVersionRow>> Versions(Story story, string indicator,
        string[]? columns) =>
        Assert.IsType<Answer<IReadOnlyList<FigureVersionRow>>.Given>(await FigureHistoryQuery.Of(
            story.Db, "D1A", indicator, Day, columns, story.Caller(), Story.Ct)).Value;
}
