using Reporting.Domain.Indicators;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Indicators;

/// <summary>The indicators as they were defined.</summary>
public static class IndicatorsProjection
{
    public static readonly Projection Projection = new(
        "indicators", 1, ["indicator_defined"], ["indicators"], ReadTables.Embedded("Indicators.indicators.sql"), "",
        Apply);

    private static readonly Column<IndicatorDefined>[] IndicatorColumns =
    [
        Columns<IndicatorDefined>.Text("code", e => e.Code),
        Columns<IndicatorDefined>.Text("name", e => e.Name),
        Columns<IndicatorDefined>.Text("name_vi", e => e.NameVi),
        Columns<IndicatorDefined>.Text("unit_of_measure", e => e.UnitOfMeasure),
        Columns<IndicatorDefined>.Text("over_units", e => e.OverUnits switch
        {
            OverUnits.Sum => "sum",
            _ => throw new NotSupportedException($"{e.OverUnits} over units"),
        }),
        Columns<IndicatorDefined>.Text("over_time", e => e.OverTime switch
        {
            OverTime.Sum => "sum",
            OverTime.Last => "last",
            _ => throw new NotSupportedException($"{e.OverTime} over time"),
        }),
        Columns<IndicatorDefined>.Int("decimals", e => e.Decimals),
    ];

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var defined = events.Select(e => (IndicatorDefined)IndicatorEventCodec.Decode(e.Type, e.Data.Span)).ToList();
        return [.. Change.Insert("indicators", defined, IndicatorColumns)];
    }
}
