using System.Globalization;
using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;
using Reporting.Domain.Reports;
using Reporting.Read.Aggregates;
using Reporting.Read.Reading;
using static Reporting.Read.Tests.Aggregates.Asking;

namespace Reporting.Read.Tests.Aggregates;

/// <summary>Beside the sums of what is accepted: provisional figures, the year before, the year so far, breakdowns, and
/// what a sum is made of (F2).</summary>
public sealed class ViewTests
{
    private const string Day = "2026-10-05";

    [Fact]
    public async Task F2_with_submitted_figures_a_sum_is_provisional_and_says_so()
    {
        await using var story = await Province.Begin();
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        var corrected = await story.Assign("D1B", Day);
        await corrected.Accept(("cases", 4));
        await corrected.Happens(new CorrectionApproved(corrected.Id, 2, story.By));
        await corrected.Submit(2, ("cases", 40));
        await (await story.Assign("D2A", Day)).Submit(1, ("cases", 500), ("beds", null));
        await story.Assign("D2B", Day);
        var question = Question("cases", Day, Day, ByPeriod);
        Assert.Equal([$"cases P {Day} 7 2/2"], await story.Rows(question));
        Assert.Equal([$"cases P {Day} 543 3/1"], await story.Rows(question with { Status = FigureStatus.Submitted }));
        var answer = Given(await story.Ask(question with { Status = FigureStatus.Submitted }));
        Assert.Equal(2, Assert.Single(answer.Rows).Provisional);
    }

    [Fact]
    public async Task F2_what_goes_back_is_provisional_no_longer_and_what_was_known_stays_known()
    {
        await using var story = await Province.Begin();
        var report = await story.Assign("D1A", Day);
        await report.Submit(1, ("cases", 5));
        var submittedAt = story.Clock.Now;
        story.Clock.Now += TimeSpan.FromHours(1);
        await report.Happens(new ReportReturned(report.Id, 1, "x", story.By));
        var question = Question("cases", Day, Day, ByPeriod) with { Status = FigureStatus.Submitted };
        Assert.Equal([$"cases P {Day} null 0/1"], await story.Rows(question));
        Assert.Equal([$"cases P {Day} 5 1/0"], await story.Rows(question with { AsOf = new AsOf(submittedAt, null) }));
        await report.Submit(2, ("cases", 6));
        Assert.Equal([$"cases P {Day} 6 1/0"], await story.Rows(question));
        Assert.Equal(
            "read.provisional-in-force",
            await story.RefusalCode(question with { AsOf = new AsOf(null, submittedAt) }));
    }

    [Fact]
    public async Task F2_a_provisional_figure_of_a_second_regime_is_not_added_to_the_first()
    {
        await using var story = await Province.Begin();
        await story.Regime("other", "daily", PeriodKind.Day);
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        await (await story.Assign("D1A", Day, "other")).Submit(1, ("cases", 30));
        Assert.Equal(
            [$"cases P {Day} 3 1/1"],
            await story.Rows(Question("cases", Day, Day, ByPeriod) with { Status = FigureStatus.Submitted }));
    }

    [Fact]
    public async Task The_same_submissions_come_of_one_page_and_of_many()
    {
        await using var story = await Province.Begin();
        var report = await story.Assign("D1A", Day);
        await report.Submit(1, ("cases", 5), ("beds", 1));
        await story.Settle(Submissions.SubmissionsProjection.Projection);
        await report.Happens(new ReportRejected(report.Id, 1, "x", story.By));
        await report.Submit(1, ("beds", null));
        await story.Settle(Submissions.SubmissionsProjection.Projection);
        const string Sql = "select from_position, to_position, array_to_string(indicators, ','), array_to_string(values, ',') from read.submitted_figures order by 1";
        var oneByOne = await story.Rows(Sql);
        Assert.Equal(["beds,cases|1,5", "cases|5"], oneByOne.Select(row => string.Join('|', row.Split('|')[2..])));
        await story.Run("truncate read.submitted_figures, read.figures_in_entry; update read.checkpoints set position = 0 where name = 'submissions'");
        await story.Settle(Submissions.SubmissionsProjection.Projection);
        Assert.Equal(oneByOne, await story.Rows(Sql));
    }

    [Fact]
    public async Task F2_a_month_stands_beside_the_year_before_and_the_year_so_far()
    {
        await using var story = await Province.Begin();
        await story.Publish("monthly", 1, PeriodKind.Month, "cases", "beds");
        foreach (var (period, cases, beds) in ((string, decimal, decimal)[])
            [("2025-02", 10, 7), ("2026-01", 4, 8), ("2026-02", 15, 9)])
        {
            await (await story.Assign("D1A", period, "m", "monthly")).Accept(("cases", cases), ("beds", beds));
        }
        await story.Settle();
        var answer = await Asked.Ask(story,
            """
            { aggregates(indicators: ["cases", "beds"], unit: "P", from: "2026-01", to: "2026-02", periodKind: MONTH) {
                rows { indicator { code } period value yearBefore change changePercent cumulative } } }
            """);
        Assert.Equal(
            """
            {"data":{"aggregates":{"rows":[
            {"indicator":{"code":"cases"},"period":"2026-01","value":4,"yearBefore":null,"change":null,"changePercent":null,"cumulative":4},
            {"indicator":{"code":"cases"},"period":"2026-02","value":15,"yearBefore":10,"change":5,"changePercent":50,"cumulative":19},
            {"indicator":{"code":"beds"},"period":"2026-01","value":8,"yearBefore":null,"change":null,"changePercent":null,"cumulative":8},
            {"indicator":{"code":"beds"},"period":"2026-02","value":9,"yearBefore":7,"change":2,"changePercent":28.57,"cumulative":9}]}}}
            """.ReplaceLineEndings(""), answer);
    }

    [Fact]
    public async Task F2_days_are_joined_into_months_as_each_indicator_says()
    {
        await using var story = await Province.Begin();
        foreach (var (unit, day, cases, beds) in ((string, string, decimal, decimal)[])
            [("D1A", "2026-08-30", 1, 10), ("D1A", "2026-08-31", 2, 20), ("D1B", "2026-08-30", 4, 40), ("D1A", "2026-09-01", 8, 80)])
        {
            await (await story.Assign(unit, day)).Accept(("cases", cases), ("beds", beds));
        }
        var question = Question("cases,beds", "2026-08-01", "2026-09-30", ByPeriod) with { Grain = AggregateGrain.Month };
        // Of what is counted on a day each unit's last one of the month.
        Assert.Equal(
            ["cases P 2026-08 7 3/0", "cases P 2026-09 8 1/0", "beds P 2026-08 60 2/1", "beds P 2026-09 80 1/0"],
            await story.Rows(question));
        Assert.Equal(
            ["cases P 2026-Q3 15 4/0", "beds P 2026-Q3 120 2/2"],
            await story.Rows(question with { Grain = AggregateGrain.Quarter }));
        Assert.Equal(
            ["cases P 2026 15 4/0", "beds P 2026 120 2/2"], await story.Rows(question with { Grain = AggregateGrain.Year }));
    }

    [Fact]
    public async Task F2_an_indicator_is_seen_by_the_parts_of_its_breakdown()
    {
        await using var story = await Province.Begin();
        await story.Define("male", OverTime.Sum);
        await story.Define("female", OverTime.Sum);
        await story.Append(Uuid5.Of("indicator", "cases"), new IndicatorDefined(
            "cases", "Cases", null, "count", OverUnits.Sum, OverTime.Sum, 0, story.By, 2,
            Disaggregations: [new("gioi", "Giới tính", ["male", "female"])]));
        await story.Publish("parts", 1, PeriodKind.Day, "cases", "male", "female");
        await (await story.Assign("D1A", Day, "parts", "parts")).Accept(("cases", 5), ("male", 2), ("female", 3));
        await story.Settle();
        var question = Question("cases", Day, Day, ByPeriod) with { Disaggregation = "gioi" };
        var rows = Given(await AggregateViews.Ask(story.Db, question, null, story.Caller(), Story.Ct)).Rows;
        Assert.Equal(
            ["cases male 2", "cases female 3"],
            rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Whole} {row.Indicator!.Code} {row.Value}")));
        var refused = await AggregateViews.Ask(
            story.Db, question with { Disaggregation = "tuoi" }, null, story.Caller(), Story.Ct);
        Assert.Equal(
            "indicator.not-broken-down", Assert.IsType<Answer<AggregateResult>.Refused>(refused).Refusal.Code);
    }

    [Fact]
    public async Task J2_a_sum_is_traced_to_its_figures_and_their_events()
    {
        await using var story = await Province.Begin();
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        var accepted = story.Position;
        await story.Assign("D1B", Day);
        await (await story.Assign("D2A", Day)).Submit(1, ("cases", 9));
        await story.Settle();
        var question = Question("cases", Day, Day, ByPeriod) with { Status = FigureStatus.Submitted };
        var answer = Assert.IsType<Answer<Contributions>.Given>(await ContributionsQuery.Ask(
            story.Db, question, null, 100, 0, story.Caller(), Story.Ct)).Value;
        Assert.Equal(
            ["D1A 3 v1 False", "D1B - v0 False", "D2A 9 v1 True"],
            answer.Rows.Select(row => string.Create(CultureInfo.InvariantCulture,
                $"{row.UnitCode} {(object?)row.Value ?? "-"} v{row.Version} {row.IsProvisional}")));
        Assert.Equal(accepted, answer.Rows[0].Position);
        Assert.Equal(
            [$"{answer.Rows[0].EventId}|{answer.Rows[0].Leaf}"],
            await story.Rows($"select id, encode(leaf, 'hex') from es.mt_events where seq_id = {accepted}"));
        Assert.Null(answer.Rows[1].Position);
    }

    private static AggregateResult Given(Answer<AggregateResult> answer) =>
        Assert.IsType<Answer<AggregateResult>.Given>(answer).Value;
}
