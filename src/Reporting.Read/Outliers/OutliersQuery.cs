using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;
using Reporting.Read.Aggregates;

namespace Reporting.Read.Outliers;

/// <summary>What a value is compared with.</summary>
public enum ComparedOver
{
    /// <summary>The other periods of the same unit.</summary>
    Periods,

    /// <summary>The other units in the same period.</summary>
    Units,

    /// <summary>The earlier periods of the same unit by the indicator's own rule, as when figures are entered
    /// (E2).</summary>
    OwnRule,
}

/// <summary>A value that lies far from the others.</summary>
/// <param name="Median">Of those compared; by the own rule what would have been usual.</param>
/// <param name="Z">By how many robust standard deviations; null by the own rule.</param>
public sealed record OutlierRow(
    string Indicator, string UnitCode, string UnitName, string Period, decimal Value, decimal Median, decimal? Z,
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

    /// <summary>What has to be asked for: by the own rule also the periods before the first one, and the rules.</summary>
    public static AggregatesQuestion Question(AggregatesQuestion asked, ComparedOver over)
    {
        if (over != ComparedOver.OwnRule)
            return asked;
        var from = Read(asked.From);
        // A span of the calendar that was cut off would look unusual itself.
        for (var i = 0; asked.Grain is null && i < OutlierRule.PeriodsMax && from?.Shifted(PeriodShift.Previous) is { } earlier; i++)
            from = earlier;
        return asked with { From = from?.Text ?? asked.From, IndicatorColumns = ["outlier"] };
    }

    /// <param name="rows">What the question was answered with, by unit and period.</param>
    /// <param name="asked">What is wanted.</param>
    public static IReadOnlyList<OutlierRow> In(
        IReadOnlyList<AggregateRow> rows, AggregatesQuestion asked, ComparedOver over, decimal threshold) =>
    [
        .. rows.Where(row => row.Value is not null)
            .GroupBy(row => (row.Indicator?.Code, over == ComparedOver.Units ? row.Period : row.Unit.Code))
            .SelectMany(group => over == ComparedOver.OwnRule ? ByOwnRule([.. group], asked.From) : Of([.. group], threshold))
            .OrderByDescending(Distance).ThenBy(row => row.Indicator, StringComparer.Ordinal)
            .ThenBy(row => row.UnitCode, StringComparer.Ordinal).ThenBy(row => row.Period, StringComparer.Ordinal),
    ];

    // By the own rule there is no deviation that all indicators share: in parts of what would have been usual.
    private static decimal Distance(OutlierRow row) =>
        Math.Abs(row.Z ?? (row.Value - row.Median) / (row.Median == 0 ? 1 : row.Median));

    private static IEnumerable<OutlierRow> ByOwnRule(IReadOnlyList<AggregateRow> rows, string from)
    {
        if (rows[0].Indicator?.Outlier is not { } rule)
            yield break;
        var before = new List<decimal>();
        var first = Read(from)?.First ?? DateOnly.MinValue;
        foreach (var (row, period) in rows.Select(row => (Row: row, Period: Read(row.Period))).OrderBy(one => one.Period?.First))
        {
            var value = row.Value!.Value;
            decimal[] compared = [.. before.Take(rule.PeriodCount)];
            if (period?.First >= first && Reporting.Domain.Reports.Outliers.Usual(rule, value, compared) is { } usual)
                yield return Row(row, usual, null, compared.Length);
            before.Insert(0, value);
        }
    }

    private static Period? Read(string? text) => Period.TryParse(text, null, out var period) ? period : null;

    private static OutlierRow Row(AggregateRow row, decimal median, decimal? z, int compared) => new(
        row.Indicator?.Code ?? "", row.Unit.Code, row.Unit.Name, row.Period ?? "", row.Value!.Value, median, z, compared);

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
                yield return Row(row, median, z, rows.Count);
        }
    }

    private static decimal Median(IEnumerable<decimal> values)
    {
        decimal[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
