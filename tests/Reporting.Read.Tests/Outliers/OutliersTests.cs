using System.Globalization;
using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;
using Reporting.Read.Aggregates;
using Reporting.Read.Indicators;
using Reporting.Read.Outliers;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Tests.Outliers;

/// <summary>What lies far from the others is found, and what merely differs is not.</summary>
public sealed class OutliersTests
{
    [Fact]
    public void F2_a_value_far_from_the_median_of_its_unit_s_periods_is_an_outlier() =>
        // Median 11, MAD 1: (40 - 11) / 1 * 0.6745.
        Assert.Equal(["A 2026-06 40 11 19.56"], Found(ComparedOver.Periods, Row("A", 1, 10), Row("A", 2, 11), Row("A", 3, 12),
            Row("A", 4, 10), Row("A", 5, 12), Row("A", 6, 40), Row("A", 7, 11)));

    [Fact]
    public void F2_where_most_values_are_equal_the_mean_deviation_counts() =>
        // Median 5, MAD 0, mean deviation 95 / 8: (100 - 5) / 11.875 / 1.253314.
        Assert.Equal(["A 2026-08 100 5 6.38"], Found(ComparedOver.Periods,
            [.. Enumerable.Range(1, 7).Select(i => Row("A", i, 5)), Row("A", 8, 100)]));

    [Fact]
    public void F2_units_are_compared_within_a_period() =>
        Assert.Equal(["F 2026-01 90 3 58.68"], Found(ComparedOver.Units, Row("A", 1, 2), Row("B", 1, 3), Row("C", 1, 4),
            Row("D", 1, 2), Row("E", 1, 4), Row("F", 1, 90), Row("G", 1, 3)));

    [Fact]
    public void Few_values_equal_values_and_missing_ones_have_no_outliers()
    {
        Assert.Empty(Found(ComparedOver.Periods, Row("A", 1, 1), Row("A", 2, 1), Row("A", 3, 1000), Row("A", 4, 1)));
        Assert.Empty(Found(ComparedOver.Periods, [.. Enumerable.Range(1, 9).Select(i => Row("A", i, 5))]));
        Assert.Empty(Found(ComparedOver.Periods, [.. Enumerable.Range(1, 9).Select(i => Row("A", i, null))]));
    }

    [Fact]
    public void F2_by_the_own_rule_a_value_is_compared_with_the_unit_s_earlier_ones_as_when_it_is_entered()
    {
        AggregateRow[] rows =
        [
            .. Enumerable.Range(1, 4).Select(i => Row("A", i, 10)), Row("A", 5, 16), Row("A", 6, 17), Row("B", 6, 1000),
        ];
        Assert.Equal(["A 2026-05 16 10 "], Found(ComparedOver.OwnRule, Ruled(rows, new OutlierRule(PercentMax: 50))));
        // Before the first period that is asked for values count and are not told of themselves.
        Assert.Equal(["A 2026-01 10 90 ", "A 2026-05 16 10 "], Found(
            ComparedOver.OwnRule, Ruled([.. rows, Row("A", 0, 90)], new OutlierRule(PercentMax: 50))).Order());
        Assert.Empty(Found(ComparedOver.OwnRule, Ruled(rows, new OutlierRule(PercentMax: 60))));
        Assert.Empty(Found(ComparedOver.OwnRule, rows));
    }

    [Theory]
    [InlineData("2026-03", PeriodKind.Month, null, "2024-03")]
    [InlineData("2026-03-01", PeriodKind.Day, null, "2026-02-05")]
    [InlineData("2026-03-01", PeriodKind.Day, AggregateGrain.Month, "2026-03-01")]
    [InlineData("nonsense", PeriodKind.Month, null, "nonsense")]
    public void By_the_own_rule_the_periods_before_are_asked_for_too(string from, PeriodKind kind, AggregateGrain? grain, string first)
    {
        var asked = Asked with { From = from, PeriodKind = kind, Grain = grain };
        Assert.Equal(first, OutliersQuery.Question(asked, ComparedOver.OwnRule).From);
        Assert.Equal(from, OutliersQuery.Question(asked, ComparedOver.Periods).From);
    }

    [Fact]
    public async Task F2_the_rule_of_the_catalogue_finds_an_unusual_figure_in_analysis()
    {
        await using var story = await Province.Begin();
        await story.Append(Uuid5.Of("indicator", "cases"), new IndicatorDefined(
            "cases", "Cases", null, "count", OverUnits.Sum, OverTime.Sum, 10, story.By, 2, Outlier: new OutlierRule(PercentMax: 50)));
        await (await story.Assign("D1A", "2026-10-04")).Accept(("cases", 10));
        await (await story.Assign("D1A", "2026-10-05")).Accept(("cases", 16));
        await (await story.Assign("D1B", "2026-10-05")).Accept(("cases", 16));
        Assert.Equal(
            """{"data":{"outliers":[{"unitCode":"D1A","period":"2026-10-05","value":16,"median":10,"z":null}]}}""",
            await Reporting.Read.Tests.Asked.Ask(
                story,
                """{ outliers(indicators: ["cases"], unit: "P", from: "2026-10-05", to: "2026-10-05", periodKind: DAY, over: OWN_RULE) { unitCode period value median z } }"""));
        Assert.Equal(
            """{"data":{"indicators":{"nodes":[{"outlier":{"percentMax":50,"deviationsMax":null,"periods":1}}]}}}""",
            await Reporting.Read.Tests.Asked.Ask(
                story,
                """{ indicators(where: {code: {eq: "cases"}}) { nodes { outlier { percentMax deviationsMax periods } } } }"""));
    }

    private static readonly AggregatesQuestion Asked = new(
        ["cases"], "P", "2026-01", "2026-12", PeriodKind.Month, new HashSet<AggregateDimension>(), null, AsOf.Now);

    private static AggregateRow[] Ruled(AggregateRow[] rows, OutlierRule rule) =>
        [.. rows.Select(row => row with { Indicator = new IndicatorRow { Code = "cases", Outlier = rule } })];

    private static string[] Found(ComparedOver over, params AggregateRow[] rows) =>
    [
        .. OutliersQuery.In(rows, Asked, over, OutliersQuery.ThresholdDefault).Select(row => string.Create(
            CultureInfo.InvariantCulture, $"{row.UnitCode} {row.Period} {row.Value} {row.Median} {row.Z}")),
    ];

    private static AggregateRow Row(string unit, int month, decimal? value) => new(
        new IndicatorRow { Code = "cases" }, new UnitRow { Code = unit }, month == 0 ? "2025-12" : $"2026-{month:00}", value, 1, 0, 0, [], []);
}
