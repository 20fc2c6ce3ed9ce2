using Reporting.Domain.Indicators;
using Reporting.GraphQL.Types;

namespace Reporting.Read.Outliers;

/// <summary>When a figure needs a comment as it is entered, in GraphQL.</summary>
internal static class OutlierRuleTypes
{
    public static readonly ObjectType Rule = ObjectType.Of<OutlierRule>(
        "OutlierRule", "When a figure is far from what the same unit reported before (quy tắc số liệu bất thường).", f =>
    [
        f.Of("percentMax", Scalars.Decimal,
            "It differs from the newest earlier figure by more than this many percent of it (chênh lệch tối đa, %).",
            rule => rule.PercentMax),
        f.Of("deviationsMax", Scalars.Decimal,
            "It differs from the median of the earlier figures by more than this many median absolute deviations (số độ lệch " +
            "tuyệt đối trung vị tối đa).", rule => rule.DeviationsMax),
        f.Of("periods", Scalars.Int.NonNull, "How many earlier periods are looked at (số kỳ so sánh).",
            rule => rule.PeriodCount),
    ]);
}
