using Reporting.Read.Aggregates;

namespace Reporting.Read.Outliers;

/// <summary>What a value is compared with.</summary>
public enum ComparedOver
{
    /// <summary>The other periods of the same unit.</summary>
    Periods,

    /// <summary>The other units in the same period.</summary>
    Units,
}

/// <summary>A value that lies far from the others.</summary>
/// <param name="Z">By how many robust standard deviations.</param>
public sealed record OutlierRow(
    string Indicator, string UnitCode, string UnitName, string Period, decimal Value, decimal Median, decimal Z,
    int ComparedCount);

/// <summary>Values far from their median, by the modified z-score of Iglewicz and Hoaglin (1993): 0.6745 (x - median) / MAD,
/// and where more than half of the values are equal, by the mean absolute deviation instead.</summary>
public static class OutliersQuery
{
    /// <summary>Fewer values than this have no outliers.</summary>
    public const int CountMin = 5;

    public const decimal ThresholdDefault = 3.5m;

    // 0.6745 is the third quartile of the normal distribution; 1.253314 is the square root of pi / 2.
    private const decimal OfMedianDeviation = 0.6745m;
    private const decimal OfMeanDeviation = 1 / 1.253314m;

    public static IReadOnlyList<OutlierRow> In(
        IReadOnlyList<AggregateRow> rows, ComparedOver over, decimal threshold) =>
    [
        .. rows.Where(row => row.Value is not null)
            .GroupBy(row => (row.Indicator?.Code, over == ComparedOver.Periods ? row.Unit.Code : row.Period))
            .SelectMany(group => Of([.. group], threshold))
            .OrderByDescending(row => Math.Abs(row.Z)).ThenBy(row => row.Indicator, StringComparer.Ordinal)
            .ThenBy(row => row.UnitCode, StringComparer.Ordinal).ThenBy(row => row.Period, StringComparer.Ordinal),
    ];

    private static IEnumerable<OutlierRow> Of(IReadOnlyList<AggregateRow> rows, decimal threshold)
    {
        if (rows.Count < CountMin)
            yield break;
        var median = Median(rows.Select(row => row.Value!.Value));
        decimal[] deviations = [.. rows.Select(row => Math.Abs(row.Value!.Value - median))];
        var unit = Median(deviations) is > 0 and var mad ? mad / OfMedianDeviation
            : deviations.Average() / OfMeanDeviation;
        if (unit == 0)
            yield break;
        foreach (var row in rows)
        {
            var z = Math.Round((row.Value!.Value - median) / unit, 2, MidpointRounding.AwayFromZero);
            if (Math.Abs(z) > threshold)
                yield return new OutlierRow(
                    row.Indicator?.Code ?? "", row.Unit.Code, row.Unit.Name, row.Period ?? "", row.Value.Value, median, z,
                    rows.Count);
        }
    }

    private static decimal Median(IEnumerable<decimal> values)
    {
        decimal[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
