using Reporting.Domain.Indicators;

namespace Reporting.Read.Indicators;

/// <summary>How the ways to aggregate are written in tables and answers.</summary>
internal static class AggregationText
{
    public static string Of(OverUnits way) => way switch
    {
        OverUnits.Sum => "sum",
        OverUnits.Average => "average",
        OverUnits.WeightedAverage => "weighted-average",
        OverUnits.Minimum => "minimum",
        OverUnits.Maximum => "maximum",
        OverUnits.None => "none",
        _ => throw new NotSupportedException($"{way} over units"),
    };

    public static string Of(OverTime way) => way switch
    {
        OverTime.Sum => "sum",
        OverTime.Last => "last",
        OverTime.Average => "average",
        OverTime.WeightedAverage => "weighted-average",
        OverTime.Minimum => "minimum",
        OverTime.Maximum => "maximum",
        OverTime.None => "none",
        _ => throw new NotSupportedException($"{way} over time"),
    };
}
