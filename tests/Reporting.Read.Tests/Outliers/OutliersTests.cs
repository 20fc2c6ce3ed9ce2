using System.Globalization;
using Reporting.Read.Aggregates;
using Reporting.Read.Indicators;
using Reporting.Read.Outliers;
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

    private static string[] Found(ComparedOver over, params AggregateRow[] rows) =>
    [
        .. OutliersQuery.In(rows, over, OutliersQuery.ThresholdDefault).Select(row => string.Create(
            CultureInfo.InvariantCulture, $"{row.UnitCode} {row.Period} {row.Value} {row.Median} {row.Z}")),
    ];

    private static AggregateRow Row(string unit, int month, decimal? value) => new(
        new IndicatorRow { Code = "cases" }, new UnitRow { Code = unit }, $"2026-{month:00}", value, 1, 0, 0, [], []);
}
