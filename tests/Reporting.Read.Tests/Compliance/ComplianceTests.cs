using System.Globalization;
using Reporting.Domain.Reports;
using Reporting.Read.Compliance;
using Reporting.Read.Reading;

namespace Reporting.Read.Tests.Compliance;

/// <summary>Completeness, timeliness and the ranking, from obligations (F4).</summary>
public sealed class ComplianceTests
{
    private static readonly IReadOnlySet<ComplianceDimension> ByUnit = new HashSet<ComplianceDimension>([ComplianceDimension.Unit]);

    private static readonly ComplianceQuestion OfProvince = new("P", null, null, null, ByUnit, null);

    [Fact]
    public async Task F4_percentages_are_of_what_was_due_and_never_above_100()
    {
        await using var story = await Told();
        Assert.Equal(
            ["1 D1A due 2 open 0 100/100 returns 0 score 100", "2 D1B due 1 open 1 100/100 returns 1 score 90",
                "3 D2A due 2 open 0 50/0 returns 0 score 25", "4 D2B due 1 open 0 0/0 returns 0 score 0"],
            await Rows(story, OfProvince));
        Assert.Equal(
            ["1 D1 due 3 open 1 100/100 returns 1 score 96.67", "2 D2 due 3 open 0 33.33/0 returns 0 score 16.67"],
            await Rows(story, OfProvince with { Level = "district" }));
    }

    [Fact]
    public async Task F4_it_is_counted_by_regime_and_period_and_between_days()
    {
        await using var story = await Told();
        var question = OfProvince with
        {
            By = new HashSet<ComplianceDimension>([ComplianceDimension.Regime, ComplianceDimension.Period]),
        };
        Assert.Equal(
            ["health 2026-10-01 4", "health 2026-10-02 2", "health 2026-10-09 0"],
            (await Given(story, question)).Rows.OrderBy(row => row.Period, StringComparer.Ordinal)
                .Select(row => $"{row.Regime} {row.Period} {row.Due}"));
        var one = await Given(story, question with { From = new DateOnly(2026, 10, 13), To = new DateOnly(2026, 10, 13) });
        Assert.Equal(["2026-10-02"], one.Rows.Select(row => row.Period));
    }

    [Fact]
    public async Task F4_every_point_is_traced_to_events_so_that_a_unit_can_contest_it()
    {
        await using var story = await Told();
        var question = OfProvince with { Unit = "D1B" };
        var points = Assert.IsType<Answer<IReadOnlyList<CompliancePointRow>>.Given>(await CompliancePointsQuery.Ask(
            story.Db, question, 100, 0, story.Caller(), Story.Ct)).Value;
        Assert.Equal(
            ["2026-10-01 on_time 0.9", "2026-10-09 open -"],
            points.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Period} {row.State} {(object?)row.Points ?? "-"}")));
        Assert.Equal(
            ["report_assigned", "report_sent", "report_returned", "report_sent", "report_accepted"],
            points[0].Acts.Select(act => act.Event));
        foreach (var act in points[0].Acts)
        {
            Assert.Equal(
                [$"{act.EventId}|{act.Leaf}|{act.Event}"],
                await story.Rows($"select id, encode(leaf, 'hex'), type from es.mt_events where seq_id = {act.Position}"));
        }
        var score = Assert.Single((await Given(story, question)).Rows).Score;
        Assert.Equal(100 * points.Sum(row => row.Points ?? 0) / points.Count(row => row.Points is not null), score);
    }

    [Fact]
    public async Task F5_a_foreign_unit_is_refused()
    {
        await using var story = await Told();
        var foreign = story.Caller(new ReadScope([Province.Unit("D2").Value]));
        var answer = await ComplianceQuery.Ask(story.Db, OfProvince with { Unit = "D1" }, foreign, Story.Ct);
        Assert.Equal("FORBIDDEN", Assert.IsType<Answer<ComplianceResult>.Refused>(answer).Refusal.Code);
    }

    private static async Task<ComplianceResult> Given(Story story, ComplianceQuestion question) =>
        Assert.IsType<Answer<ComplianceResult>.Given>(
            await ComplianceQuery.Ask(story.Db, question, story.Caller(), Story.Ct)).Value;

    private static async Task<string[]> Rows(Story story, ComplianceQuestion question) =>
    [
        .. (await Given(story, question)).Rows.Select(row => string.Create(CultureInfo.InvariantCulture,
            $"{row.Rank} {row.UnitCode} due {row.Due} open {row.Open} {row.Completeness:0.##}/{row.Timeliness:0.##} returns {row.Returns} score {row.Score:0.##}")),
    ];

    /// <summary>D1A is always in time; D1B was returned once, and owes one that is not due; D2A was late once and missed
    /// once; D2B missed one, and another was cancelled.</summary>
    private static async Task<Story> Told()
    {
        var story = await Province.Begin();
        var due = new DateTimeOffset(2026, 10, 12, 9, 30, 0, TimeSpan.Zero);
        story.Clock.Now = due.AddDays(-1);
        await Send(await Owed(story, "D1A", "2026-10-01", due), 1);
        await Send(await Owed(story, "D1A", "2026-10-02", due.AddDays(1)), 1);
        var returned = await Owed(story, "D1B", "2026-10-01", due);
        await Send(returned, 1);
        await returned.Happens(new ReportReturned(returned.Id, 1, "x", story.By));
        await Owed(story, "D1B", "2026-10-09", due.AddDays(8));
        var late = await Owed(story, "D2A", "2026-10-01", due);
        await Owed(story, "D2A", "2026-10-02", due.AddDays(1));
        await Owed(story, "D2B", "2026-10-01", due);
        var cancelled = await Owed(story, "D2B", "2026-10-02", due.AddDays(1));
        await cancelled.Happens(new AssignmentCancelled(cancelled.Id, "x", story.By));
        story.Clock.Now = due.AddHours(1);
        await Send(late, 1);
        await Send(returned, 2);
        await returned.Accept(("cases", 1));
        story.Clock.Now = due.AddDays(2);
        await story.Settle();
        return story;
    }

    private static async Task<ToldReport> Owed(Story story, string unit, string period, DateTimeOffset due)
    {
        var report = new Domain.ReportId(Domain.Uuid5.Of("report", unit, "health", "daily", period, "1"));
        await story.Append(report.Value, new ReportAssigned(
            report, Province.Unit(unit), "health", Province.Unit("P"), "daily", 1, period, 1, story.By, due));
        return new ToldReport(story, report, Province.Unit(unit), "health", "daily", 1, period);
    }

    private static Task Send(ToldReport report, int version) => report.Happens(new ReportSent(report.Id, version));
}
