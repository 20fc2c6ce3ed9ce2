using Reporting.Read.Aggregates;
using Reporting.Read.Outliers;
using Reporting.Read.Reading;

namespace Reporting.Host.Exports;

/// <summary>Values far from the others as a table.</summary>
internal static class OutlierExport
{
    public static Task<Answer<Export>> Outliers(ExportQuestion of)
    {
        var over = of.Of("over", ComparedOver.Periods);
        var threshold = of.Amount("threshold") ?? OutliersQuery.ThresholdDefault;
        var asked = of.Sums(new HashSet<AggregateDimension>(Enum.GetValues<AggregateDimension>()));
        var position = 0L;
        return Exports.Given(Export.Of<OutlierRow>(
            "so-lieu-bat-thuong",
            [
                new("unit", row => row.UnitCode), new("unit_name", row => row.UnitName),
                new("indicator", row => row.Indicator), new("period", row => row.Period), new("value", row => row.Value),
                new("median", row => row.Median), new("z", row => row.Z), new("compared", row => row.ComparedCount),
                new("over", _ => over.ToString()), new("threshold", _ => threshold), new("position", _ => position),
                new("use", _ => of.Use(null)),
            ],
            Export.Once<OutlierRow>(async () =>
            {
                switch (await of.Read.Aggregates(OutliersQuery.Question(asked, over), of.Scope, of.Ct))
                {
                    case Answer<AggregateResult>.Given { Value: var result }:
                        position = result.Position;
                        return new Answer<IReadOnlyList<OutlierRow>>.Given(
                            OutliersQuery.In(result.Rows, asked, over, threshold));
                    case Answer<AggregateResult>.Refused { Refusal: var refusal }:
                        return refusal;
                    default:
                        throw new System.Diagnostics.UnreachableException();
                }
            })));
    }
}
