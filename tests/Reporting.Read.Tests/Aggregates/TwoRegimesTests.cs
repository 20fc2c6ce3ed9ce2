using Reporting.Domain.Calendars;
using Reporting.Read.Figures;
using static Reporting.Read.Tests.Aggregates.Asking;

namespace Reporting.Read.Tests.Aggregates;

public sealed class TwoRegimesTests
{
    private const string Day = "2026-10-05";

    private static async Task<Story> BeginWithTwo()
    {
        var story = await Province.Begin();
        await story.Publish("extra", 1, PeriodKind.Day, "cases", "beds");
        await story.Regime("second", "extra", PeriodKind.Day);
        return story;
    }

    [Fact]
    public async Task The_regime_that_was_accepted_first_owns_the_figure_and_the_other_is_kept()
    {
        await using var story = await BeginWithTwo();
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        await (await story.Assign("D1A", Day, "second", "extra")).Accept(("cases", 4), ("beds", 8));

        // Beds: only the second regime reported them, so it owns them.
        Assert.Equal(
            [$"cases P {Day} 3 1/1", $"beds P {Day} 8 1/1"], await story.Rows(Question("cases,beds", Day, Day,
            ByPeriod)));
        Assert.Equal(["beds True", "cases False", "cases True"], await Kept(story));
    }

    [Fact]
    public async Task Ownership_outlasts_corrections_of_both()
    {
        await using var story = await BeginWithTwo();
        var first = await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        await story.Settle();
        var second = await (await story.Assign("D1A", Day, "second", "extra")).Accept(("cases", 4));
        await first.Withdraw();
        await second.Accept(("cases", 5));
        Assert.Equal([$"cases P {Day} null 0/2"], await story.Rows(Question("cases", Day, Day, ByPeriod)));
        await first.Accept(("cases", 6));
        Assert.Equal([$"cases P {Day} 6 1/1"], await story.Rows(Question("cases", Day, Day, ByPeriod)));
    }

    [Fact]
    public async Task Other_periods_and_other_units_are_not_concerned()
    {
        await using var story = await BeginWithTwo();
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        await (await story.Assign("D1B", Day, "second", "extra")).Accept(("cases", 4));
        await (await story.Assign("D1A", "2026-10-06", "second", "extra")).Accept(("cases", 5));
        Assert.Equal(["cases P - 12 3/0"], await story.Rows(Question("cases", Day, "2026-10-06", ByIndicator)));
    }

    private static async Task<string[]> Kept(Story story)
    {
        var filter = new FiguresFilter("P", Day, Day, PeriodKind.Day, Read.Reading.AsOf.Now);
        var answer = await FiguresQuery.List(
            story.Db, new Read.Reading.PageRequest(), null, filter, null, story.Caller(), Story.Ct);
        var slice = Assert.IsType<Read.Reading.Answer<Read.Reading.Slice<FigureRow>>.Given>(answer).Value;
        return [.. slice.Items.Select(item => item.Row).OrderByDescending(row => row.Regime)
            .Select(row => $"{row.IndicatorCode} {row.IsAdded}")];
    }
}
