using System.Globalization;
using Reporting.Domain.Calendars;
using Reporting.Read.Aggregates;
using Reporting.Read.Reading;

namespace Reporting.Read.Tests.Aggregates;

/// <summary>A long answer comes for some periods at a time, and needs no more memory the longer it is (F3).</summary>
public sealed class PagesTests
{
    private static readonly HashSet<AggregateDimension> All = [.. Enum.GetValues<AggregateDimension>()];

    [Fact]
    public async Task The_pages_together_are_the_answer_and_none_is_long()
    {
        await using var story = await Province.Begin();
        await (await story.Assign("D1A", "2026-10-05")).Accept(("cases", 5), ("beds", 2));
        await (await story.Assign("D2B", "2026-10-05")).Accept(("cases", 7));
        await story.Settle();
        // The same figures on each of 150 days more.
        await story.Run(
            """
            insert into read.report_figures
            select (jsonb_populate_record(f, jsonb_build_object(
                'report_id', gen_random_uuid(), 'period', d::date::text, 'period_first', d::date::text))).*
            from read.report_figures f, generate_series(date '2026-10-06', date '2026-10-06' + 149, '1 day') d
            where f.version = 1
            """);
        var question = Question("2026-10-01", "2027-12-31");
        var whole = Given(await AggregatesQuery.Ask(story.Db, question, null, story.Caller(), Story.Ct));
        Assert.Equal(2 * 2 * 151, whole.Rows.Count);
        var rows = new List<AggregateRow>();
        await foreach (var page in AggregateViews.Pages(story.Db, question, null, story.Caller(), Story.Ct))
        {
            Assert.Equal(whole.Position, Given(page).Position);
            // Of two units.
            Assert.InRange(Given(page).Rows.Count, 0, 2 * AggregateViews.CellsAtOnce);
            rows.AddRange(Given(page).Rows);
        }
        Assert.Equal(Lines(whole.Rows).Order(StringComparer.Ordinal), Lines(rows).Order(StringComparer.Ordinal));
        Assert.Equal(["2026-10-05", "2026-10-06"], rows.Take(2).Select(row => row.Period));
    }

    [Fact]
    public async Task What_is_not_by_unit_and_period_is_one_page()
    {
        await using var story = await Province.Begin();
        await (await story.Assign("D1A", "2026-10-05")).Accept(("cases", 5));
        await story.Settle();
        var question = Question("2026-01-01", "2027-12-31") with
        {
            GroupBy = new HashSet<AggregateDimension> { AggregateDimension.Indicator },
        };
        var count = 0;
        await foreach (var page in AggregateViews.Pages(story.Db, question, null, story.Caller(), Story.Ct))
            count += Given(page).Rows.Count is 2 ? 1 : 100;
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task A_refusal_is_the_only_page()
    {
        await using var story = await Province.Begin();
        await story.Settle();
        var pages = new List<Answer<AggregateResult>>();
        await foreach (var page in AggregateViews.Pages(
            story.Db, Question("2026-01-01", "2027-12-31") with { Unit = "X" }, null, story.Caller(), Story.Ct))
            pages.Add(page);
        Assert.Equal("unit.unknown", Assert.IsType<Answer<AggregateResult>.Refused>(Assert.Single(pages)).Refusal.Code);
    }

    private static IEnumerable<string> Lines(IEnumerable<AggregateRow> rows) => rows.Select(row =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Indicator!.Code} {row.Unit.Code} {row.Period} {row.Value}"));

    private static AggregatesQuestion Question(string from, string to) =>
        new(["cases", "beds"], "P", from, to, PeriodKind.Day, All, null, AsOf.Now) { Map = UnitMap.AsFiled };

    private static AggregateResult Given(Answer<AggregateResult> answer) =>
        Assert.IsType<Answer<AggregateResult>.Given>(answer).Value;
}
