using System.Globalization;
using Reporting.Domain;
using Reporting.Domain.Indicators;
using Reporting.Read.Aggregates;
using Reporting.Read.Reading;
using static Reporting.Read.Tests.Aggregates.Asking;

namespace Reporting.Read.Tests.Aggregates;

/// <summary>Figures become one as the indicator says (B1).</summary>
public sealed class AggregationTests
{
    private const string Day = "2026-10-05", Next = "2026-10-06";


    private static IndicatorDefined Rate(Story story, OverUnits units, OverTime time) => new(
        "rate", "Rate", null, "%", units, time, 2, story.By, Weight: units == OverUnits.WeightedAverage ? "cases" : null);

    private static async Task<Story> Filed(OverUnits units, OverTime time = OverTime.Last)
    {
        var story = await Province.Begin();
        await story.Append(Uuid5.Of("indicator", "rate"), Rate(story, units, time));
        await story.Publish("other", 1, Domain.Calendars.PeriodKind.Day, "rate", "cases");
        await Report(story, "D1A", Day, 10, 1);
        await Report(story, "D1B", Day, 20, 2);
        await Report(story, "D2A", Day, 40, 0);
        return story;
    }

    private static async Task Report(Story story, string unit, string day, decimal rate, decimal cases) =>
        await (await story.Assign(unit, day, "r", "other")).Accept(("cases", cases), ("rate", rate));

    private static async Task<string[]> Ask(Story story, AggregatesQuestion question) =>
    [
        .. Assert.IsType<Answer<AggregateResult>.Given>(await story.Ask(question)).Value.Rows.Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Unit.Code} {(object?)row.Value ?? "null"} {row.UnitOfMeasure} v{row.IndicatorVersion} {row.Mark ?? "-"}")),
    ];

    [Theory]
    [InlineData(OverUnits.Sum, "70")]
    [InlineData(OverUnits.Average, "23.3333333333")]
    [InlineData(OverUnits.WeightedAverage, "16.6666666667")]
    [InlineData(OverUnits.Minimum, "10")]
    [InlineData(OverUnits.Maximum, "40")]
    public async Task B1_units_become_one_as_the_indicator_says(OverUnits way, string expected)
    {
        await using var story = await Filed(way);
        Assert.Equal([$"P {expected} % v1 -"], await Ask(story, Question("rate", Day, Day, ByPeriod)));
        Assert.Equal([$"P {expected} % v1 -"], await Ask(story, Question("rate", Day, Day, ByIndicator)));
    }

    [Fact]
    public async Task B1_what_does_not_become_one_is_marked()
    {
        await using var story = await Filed(OverUnits.None);
        Assert.Equal(["P null % v1 not-aggregated"], await Ask(story, Question("rate", Day, Day, ByPeriod)));
        Assert.Equal(
            ["D1 null % v1 not-aggregated", "D2 40 % v1 -"], await Ask(story, Question("rate", Day, Day, ByUnit, level: "district")));
    }

    [Theory]
    [InlineData(OverTime.Sum, "30")]
    [InlineData(OverTime.Last, "20")]
    [InlineData(OverTime.Average, "15")]
    [InlineData(OverTime.Minimum, "10")]
    [InlineData(OverTime.Maximum, "20")]
    public async Task B1_periods_become_one_as_the_indicator_says(OverTime way, string expected)
    {
        await using var story = await Filed(OverUnits.Sum, way);
        await Report(story, "D1A", Next, 20, 1);
        Assert.Equal([$"D1A {expected} % v1 -"], await Ask(story, Question("rate", Day, Next, ByIndicator, "D1A")));
    }

    [Fact]
    public async Task B1_a_formula_is_worked_out_of_the_totals_in_its_version()
    {
        await using var story = await Province.Begin();
        IndicatorDefined first = new(
            "share", "Share", null, "%", OverUnits.None, OverTime.None, 2, story.By, Formula: new("cases", "beds", 100));
        await story.Append(Uuid5.Of("indicator", "share"), first);
        await story.Append(Uuid5.Of("indicator", "share"), first with
        {
            Version = 2, ValidFrom = new DateOnly(2026, 10, 6), LegalBasis = "QĐ 1", Formula = new("cases", "beds", 1000),
        });
        await (await story.Assign("D1A", Day)).Accept(("cases", 1), ("beds", 2));
        await (await story.Assign("D1B", Day)).Accept(("cases", 1), ("beds", 4));
        await (await story.Assign("D1A", Next)).Accept(("cases", 1), ("beds", 3));
        await (await story.Assign("D2A", Day)).Accept(("cases", 1), ("beds", 0));
        // 2 of 6, not the mean of 50 and 25.
        Assert.Equal(["D1 33.3333333333 % v1 -"], await Ask(story, Question("share", Day, Day, ByPeriod, "D1")));
        Assert.Equal(["D1A 333.3333333333 % v2 -"], await Ask(story, Question("share", Next, Next, ByPeriod, "D1A")));
        Assert.Equal(["D2A null % v1 division-by-zero"], await Ask(story, Question("share", Day, Day, ByPeriod, "D2A")));
        Assert.Equal("aggregate.not-additive", await story.RefusalCode(Question("share,cases", Day, Day, [AggregateDimension.Period])));
    }

    [Fact]
    public async Task B6_values_are_told_in_another_multiple_of_their_unit()
    {
        await using var story = await Province.Begin();
        await story.Define("money", OverTime.Sum, "tỷ đồng");
        await story.Publish("other", 1, Domain.Calendars.PeriodKind.Day, "money");
        await (await story.Assign("D1A", Day, "r", "other")).Accept(("money", 1.234m));
        var question = Question("money", Day, Day, ByPeriod);
        Assert.Equal(["P 1.234 tỷ đồng v1 -"], await Ask(story, question));
        Assert.Equal(["P 1234 triệu đồng v1 -"], await Ask(story, question with { UnitOfMeasure = "trieu-dong" }));
        Assert.Equal("measure.not-convertible", await story.RefusalCode(question with { UnitOfMeasure = "người" }));
        Assert.Equal("measure.unknown", await story.RefusalCode(question with { UnitOfMeasure = "thúng" }));
    }
}
