using System.Text.Json.Serialization;

namespace Reporting.Domain.Indicators;

/// <summary>When a figure is far from what the same unit reported before, and needs a comment.</summary>
/// <param name="PercentMax">It differs from the newest earlier figure by more than this many percent of it.</param>
/// <param name="DeviationsMax">It differs from the median of the earlier figures by more than this many median absolute
/// deviations.</param>
/// <param name="Periods">How many earlier periods are looked at; 12 when it is left out.</param>
public sealed record OutlierRule(
    [property: JsonConverter(typeof(ExactDecimal))] decimal? PercentMax = null,
    [property: JsonConverter(typeof(ExactDecimal))] decimal? DeviationsMax = null, int? Periods = null)
{
    public const int PeriodsMax = 24;
    private const int PeriodsDefault = 12;

    /// <summary>How many earlier periods it asks for.</summary>
    [JsonIgnore] public int PeriodCount => DeviationsMax is null ? 1 : Periods ?? PeriodsDefault;

    internal bool IsSound =>
        (PercentMax is not null || DeviationsMax is not null)
        && PercentMax is null or (> 0 and <= 100_000) && DeviationsMax is null or (> 0 and <= 1_000)
        && Periods is null or (>= 1 and <= PeriodsMax);
}
