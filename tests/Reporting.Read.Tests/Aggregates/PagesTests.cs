using Reporting.Domain.Calendars;
using Reporting.Read.Aggregates;
using Reporting.Read.Reading;

namespace Reporting.Read.Tests.Aggregates;

/// <summary>A long answer comes in pages of one reading, and needs no more memory the longer it is (F3).</summary>
public sealed class PagesTests
{
    private static readonly HashSet<AggregateDimension> All = [.. Enum.GetValues<AggregateDimension>()];

    [Fact]
    public async Task The_pages_together_are_the_answer()
    {
        await using var story = await Province.Begin();
        foreach (var (unit, day) in ((string, int)[])[("D1A", 5), ("D1A", 6), ("D1B", 5), ("D2A", 6), ("D2B", 6)])
            await (await story.Assign(unit, $"2026-10-0{day}")).Accept(("cases", day), ("beds", 1));
        await story.Settle();
        var question = Question("2026-10-05", "2026-10-06");
        var whole = Given(await AggregatesQuery.Ask(story.Db, question, null, story.Caller(), Story.Ct));
        var (rows, sizes) = (new List<AggregateRow>(), new List<int>());
        await foreach (var page in AggregateViews.Pages(story.Db, question, null, 3, story.Caller(), Story.Ct))
        {
            Assert.Equal(whole.Position, Given(page).Position);
            sizes.Add(Given(page).Rows.Count);
            rows.AddRange(Given(page).Rows);
        }
        Assert.Equal([3, 3, 3, 1], sizes);
        Assert.Equal(
            whole.Rows.Select(row => (row.Indicator!.Code, row.Unit.Code, row.Period, row.Value)),
            rows.Select(row => (row.Indicator!.Code, row.Unit.Code, row.Period, row.Value)));
    }

    [Fact]
    public async Task A_refusal_is_the_only_page()
    {
        await using var story = await Province.Begin();
        await story.Settle();
        var pages = new List<Answer<AggregateResult>>();
        await foreach (var page in AggregateViews.Pages(
            story.Db, Question("2026-10-05", "2026-10-06") with { Unit = "X" }, null, 3, story.Caller(), Story.Ct))
            pages.Add(page);
        Assert.Equal("unit.unknown", Assert.IsType<Answer<AggregateResult>.Refused>(Assert.Single(pages)).Refusal.Code);
    }

    [Fact]
    public async Task A_hundred_and_sixty_thousand_rows_take_no_more_memory_than_a_page()
    {
        await using var story = await Province.Begin();
        await (await story.Assign("D1A", "2026-10-05")).Accept(("cases", 5));
        await story.Settle();
        // The same figure on each of the days of two centuries.
        await story.Run(
            """
            insert into read.report_figures
            select gen_random_uuid(), from_position, to_position, unit_id, regime, template, template_version, period_kind,
                d::date::text, d::date, version, event, known_at, in_force_at, in_force_until, indicators, values, entered_by,
                not_added, derived, signed_by, accepted_by, reason
            from read.report_figures, generate_series(date '2100-01-01', date '2319-12-31', '1 day') d
            where version = 1
            """);
        var (count, before, most) = (0, GC.GetTotalMemory(forceFullCollection: true), 0L);
        await foreach (var page in AggregateViews.Pages(
            story.Db, Question("2100-01-01", "2319-12-31"), null, 1_000, story.Caller(), Story.Ct))
        {
            count += Given(page).Rows.Count;
            if (count % 10_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        Assert.Equal(160_704, count);
        Assert.InRange(most, 1, 10_000_000);
    }

    private static AggregatesQuestion Question(string from, string to) =>
        new(["cases", "beds"], "P", from, to, PeriodKind.Day, All, null, AsOf.Now) { Map = UnitMap.AsFiled };

    private static AggregateResult Given(Answer<AggregateResult> answer) =>
        Assert.IsType<Answer<AggregateResult>.Given>(answer).Value;
}
