using System.Text.Json;
using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reports;
using Reporting.Read.Reading;

namespace Reporting.Read.Tests.Passports;

/// <summary>A total's passport leads down to what people entered: a province's report out of two districts', one of them
/// partial and outdated, out of the communes' (E3, J2).</summary>
public sealed class PassportContributorsTests
{
    private const string Day = "2026-10-05";

    private static string Query(string unit, string arguments = "", string indicator = "cases") =>
        $$"""
        { passport(unit: "{{unit}}", indicator: "{{indicator}}", period: "2026-10-05") { reportsBelow{{arguments}} {
            hasMore rows {
                depth of ofVersion reportId version unitCode unitName hierarchy mapDay state isMissing isLate isPartial isLeaf
                value weight numerator denominator contentHash enteredBy signedBy acceptedBy knownAt inForceAt isInForce
                position eventId leaf } } } }
        """;

    [Fact]
    public async Task J2_a_total_is_followed_down_to_the_leaves_with_what_is_missing_and_late()
    {
        await using var story = await Told();
        var rows = await Rows(story, Query("P"));
        Assert.Equal(
            ["1 D1 v1 5 partial", "2 D1A v1 5 leaf", "2 D1B missing in_entry late", "1 D2 v1 7", "2 D2A v1 7 late leaf"],
            rows.Select(Line));
        Assert.Equal(
            [Report("P"), Report("D1"), Report("D1"), Report("P"), Report("D2")],
            rows.Select(row => row.GetProperty("of").GetGuid()));
        Assert.All(rows, row => Assert.Equal(("territory", Day), (Text(row, "hierarchy"), Text(row, "mapDay"))));
        Assert.Equal(["True", "False", "", "True", "True"], rows.Select(row => Text(row, "isInForce")));
        Assert.Equal(["enterer signer acceptor", "  "], new[] { rows[1], rows[2] }.Select(row =>
            $"{Text(row, "enteredBy")} {Text(row, "signedBy")} {Text(row, "acceptedBy")}"));
    }

    [Fact]
    public async Task J2_each_contributor_has_both_times_and_its_place_in_the_log()
    {
        await using var story = await Told();
        var rows = await Rows(story, Query("P"));
        foreach (var row in rows.Where(row => Text(row, "isMissing") == "False"))
        {
            Assert.Equal(
                [$"{Text(row, "eventId")}|{Text(row, "leaf")}|report_accepted|{Text(row, "reportId")}|{Text(row, "version")}"],
                await story.Rows(
                    $"select id, encode(leaf, 'hex'), type, stream_id, data ->> 'version' from es.mt_events where seq_id = {row.GetProperty("position")}"));
        }
        Assert.Equal("2026-10-05T01:00:00Z 2026-10-04T08:00:00Z", $"{Text(rows[4], "knownAt")} {Text(rows[4], "inForceAt")}");
        Assert.Equal("", Text(rows[2], "position") + Text(rows[2], "knownAt"));
    }

    [Fact]
    public async Task The_chain_is_followed_as_far_as_asked_and_page_by_page()
    {
        await using var story = await Told();
        var all = (await Rows(story, Query("P"))).Select(Line).ToArray();
        Assert.Equal(["1 D1 v1 5 partial", "1 D2 v1 7"], (await Rows(story, Query("P", "(depthMax: 1)"))).Select(Line));
        var read = new List<string>();
        for (var hasMore = true; hasMore;)
        {
            var page = await Contributors(story, Query("P", $"(first: 2, skip: {read.Count})"));
            read.AddRange(page.GetProperty("rows").EnumerateArray().Select(Line));
            hasMore = page.GetProperty("hasMore").GetBoolean();
        }
        Assert.Equal(all, read);
        Assert.Equal("read.page-size", await Asked.Code(story, Query("P", "(first: 1001)")));
        Assert.Equal("read.skip-negative", await Asked.Code(story, Query("P", "(skip: -1)")));
        Assert.Equal("read.depth", await Asked.Code(story, Query("P", "(depthMax: 17)")));
    }

    [Fact]
    public async Task What_somebody_entered_has_no_contributors()
    {
        await using var story = await Told();
        Assert.Empty(await Rows(story, Query("D2A")));
        // The districts typed their beds in; the province's were made of theirs, and the chain ends there.
        Assert.Empty(await Rows(story, Query("D2", indicator: "beds")));
        Assert.Equal(["1 D1 v1 2 partial leaf", "1 D2 v1 3 leaf"], (await Rows(story, Query("P", indicator: "beds"))).Select(Line));
    }

    [Fact]
    public async Task F5_a_contributor_that_moved_out_of_sight_is_named_without_its_figure()
    {
        await using var story = await Told();
        await story.Move("D1A", "D2", new DateOnly(2026, 10, 2));
        await story.Settle();
        var scope = new ReadScope([Province.Unit("D1").Value]);
        var row = (await Contributors(story, Query("D1"), scope)).GetProperty("rows")[0];
        Assert.Equal(
            (Report("D1A").ToString(), "", "", ""),
            (Text(row, "reportId"), Text(row, "value"), Text(row, "enteredBy"), Text(row, "position")));
        Assert.Equal("FORBIDDEN", await Asked.Code(story, Query("P"), scope));
    }

    private static Guid Report(string unit) => Uuid5.Of("report", unit, "chain", "daily", Day, "1");

    private static string Text(JsonElement row, string name) => row.GetProperty(name).ToString();

    private static string Line(JsonElement row)
    {
        string Flag(string name, string text) => row.GetProperty(name).GetBoolean() ? " " + text : "";
        var figure = Text(row, "isMissing") == "True" ? $"missing {Text(row, "state")}" : $"v{Text(row, "version")} {Text(row, "value")}";
        return $"{Text(row, "depth")} {Text(row, "unitCode")} {figure}{Flag("isPartial", "partial")}{Flag("isLate", "late")}{Flag("isLeaf", "leaf")}";
    }

    private static async Task<JsonElement> Contributors(Story story, string query, ReadScope? scope = null) =>
        (await Asked.Data(story, query, scope)).GetProperty("passport").GetProperty("reportsBelow");

    private static async Task<JsonElement[]> Rows(Story story, string query) =>
        [.. (await Contributors(story, query)).GetProperty("rows").EnumerateArray()];

    private static async Task<Story> Told()
    {
        var story = await Province.Begin();
        await story.Append(Uuid5.Of("regime", "chain"), new RegimeDefined(
            "chain", "Chain", "daily", PeriodKind.Day, Province.Unit("P"), null,
            [.. ((string[])["P", "D1", "D2", "D1A", "D1B", "D2A"]).Select(Province.Unit)], story.By, Chain: new RegimeChain()));
        foreach (var name in (string[])["enterer", "signer", "acceptor"])
            await story.Account(name);
        var d1a = await (await story.Assign("D1A", Day, "chain")).Accept(("cases", 5));
        var d1b = await story.Assign("D1B", Day, "chain");
        var d2a = await (await story.Assign("D2A", Day, "chain")).Accept(
            new DateTimeOffset(2026, 10, 4, 8, 0, 0, TimeSpan.Zero), ("cases", 7));
        var d1 = await Total(story, "D1", 5, 2, null,
            new([Of(d1a)], new([new AbsentReport(d1b.Id, d1b.Unit, "in_entry", true)])));
        var d2 = await Total(story, "D2", 7, 3, null, new([Of(d2a) with { IsLate = true }]));
        await Total(story, "P", 12, 5, SourceKind.Subordinates, new([Of(d1) with { IsPartial = true }, Of(d2)]));
        await d1a.Accept(("cases", 6));
        await story.Settle();
        return story;
    }

    private static Contributor Of(ToldReport report) => new(report.Id, report.Unit, 1, "00");

    private static async Task<ToldReport> Total(
        Story story, string unit, decimal cases, decimal beds, SourceKind? ofBeds, ReportAggregation aggregation)
    {
        var report = await story.Assign(unit, Day, "chain");
        AcceptedFigure Figure(string indicator, decimal value, SourceKind? kind) =>
            new(indicator, value, Province.AccountOf("enterer"), null, kind is { } one ? new FigureSource(one) : null);
        await report.Happens(new ReportAccepted(
            report.Id, 1, report.Unit, report.Regime, report.Template, report.TemplateVersion, report.Period,
            [Figure("cases", cases, SourceKind.Subordinates), Figure("beds", beds, ofBeds)], "00",
            Province.AccountOf("signer"), null, null, Province.AccountOf("acceptor"), Aggregation: aggregation));
        return report;
    }
}
