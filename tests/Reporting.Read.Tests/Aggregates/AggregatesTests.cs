using static Reporting.Read.Tests.Aggregates.Asking;

namespace Reporting.Read.Tests.Aggregates;

public sealed class AggregatesTests
{
    private const string Day = "2026-10-05", Next = "2026-10-06";

    [Fact]
    public async Task Accepted_figures_of_the_subtree_are_added()
    {
        await using var story = await Province.Begin();
        await (await story.Assign("D1A", Day)).Accept(("cases", 3), ("beds", 10));
        await (await story.Assign("D2A", Day)).Accept(("cases", 4), ("beds", 20));

        Assert.Equal([$"cases P {Day} 7 2/0", $"beds P {Day} 30 2/0"], await story.Rows(Question("cases,beds", Day,
            Day, ByPeriod)));
        Assert.Equal([$"cases D1 {Day} 3 1/0"], await story.Rows(Question("cases", Day, Day, ByPeriod, "D1")));
    }

    [Fact]
    public async Task An_assigned_report_without_figures_is_missing_and_its_group_is_null()
    {
        await using var story = await Province.Begin();
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        await story.Assign("D1B", Day);
        await story.Assign("D2A", Day);

        Assert.Equal(
            [$"cases D1 {Day} 3 1/1", $"cases D2 {Day} null 0/1", $"beds D1 {Day} null 0/2", $"beds D2 {Day} null 0/1"],
            await story.Rows(Question("cases,beds", Day, Day, ByAll, level: "district")));
    }

    [Fact]
    public async Task A_correction_replaces_and_a_withdrawal_takes_out_and_comes_back()
    {
        await using var story = await Province.Begin();
        var question = Question("cases", Day, Day, ByPeriod);
        var report = await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        await report.Accept(("cases", 5));
        Assert.Equal([$"cases P {Day} 5 1/0"], await story.Rows(question));
        await report.Withdraw();
        Assert.Equal([$"cases P {Day} null 0/1"], await story.Rows(question));
        await report.Accept(("cases", 6));
        Assert.Equal([$"cases P {Day} 6 1/0"], await story.Rows(question));
    }

    [Fact]
    public async Task Without_periods_the_indicator_says_how_they_are_joined()
    {
        await using var story = await Province.Begin();
        await (await story.Assign("D1A", Day)).Accept(("cases", 3), ("beds", 10));
        await (await story.Assign("D1A", Next)).Accept(("cases", 4), ("beds", 12));
        await (await story.Assign("D1B", Day)).Accept(("cases", 5), ("beds", 7));
        await (await story.Assign("D1B", Next)).Accept(("cases", 6));

        // Beds: 12 of the second day, and 7 of the first because the second has none. Two older or empty ones did not
        // enter.
        Assert.Equal(["cases P - 18 4/0", "beds P - 19 2/2"], await story.Rows(Question("cases,beds", Day, Next,
            ByIndicator)));
        Assert.Equal(
            ["cases D1A - 7 2/0", "cases D1B - 11 2/0", "beds D1A - 12 1/1", "beds D1B - 7 1/1"],
            await story.Rows(Question("cases,beds", Day, Next, ByUnit, level: "commune")));
    }

    [Fact]
    public async Task Decimals_stay_exact()
    {
        await using var story = await Province.Begin();
        await (await story.Assign("D1A", Day)).Accept(("cases", 123456789012345678.0000000001m));
        await (await story.Assign("D1B", Day)).Accept(("cases", 0.9999999999m));
        Assert.Equal([$"cases P {Day} 123456789012345679 2/0"], await story.Rows(Question("cases", Day, Day,
            ByPeriod)));
        await (await story.Assign("D2A", Day)).Accept(("cases", 0.0000000001m));
        Assert.Equal([$"cases P {Day} 123456789012345679.0000000001 3/0"], await story.Rows(Question("cases", Day, Day,
            ByPeriod)));
    }

    [Fact]
    public async Task A_moved_unit_counts_where_it_hangs_on_the_day()
    {
        await using var story = await Province.Begin();
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        await story.Move("D1A", "D2", new DateOnly(2026, 11, 1));
        var question = Question("cases", Day, Day, ByUnit, level: "district");
        Assert.Equal(["cases D1 - 3 1/0"], await story.Rows(question));
        story.Clock.Now = new DateTimeOffset(2026, 11, 1, 3, 0, 0, TimeSpan.Zero);
        Assert.Equal(["cases D2 - 3 1/0"], await story.Rows(question));
    }
}
