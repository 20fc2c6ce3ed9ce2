using Reporting.GraphQL.Types;

namespace Reporting.Read.Aggregates;

/// <summary>What a question for aggregates chooses from, in GraphQL.</summary>
internal static class AggregateEnums
{
    public static readonly EnumType Dimension = EnumType.Of<AggregateDimension>(
        "AggregateDimension", "What an aggregate is grouped by (chiều tổng hợp).",
        ("INDICATOR", AggregateDimension.Indicator, "By indicator (chỉ tiêu)."),
        ("PERIOD", AggregateDimension.Period, "By period (kỳ báo cáo)."),
        ("UNIT", AggregateDimension.Unit,
            "By unit (đơn vị) of the kind `level`; without a level by the unit that reports."));

    public static readonly EnumType Map = EnumType.Of<UnitMap>(
        "UnitMap", "Which tree of units figures are added up on (bản đồ đơn vị).",
        ("AS_FILED", UnitMap.AsFiled,
            "Each figure where its unit hung in the period that it is for (theo cơ cấu khi báo cáo)."),
        ("AT", UnitMap.At,
            "The tree of the day `mapDay` (theo cơ cấu tại một ngày): figures of units that did not exist then belong to " +
            "their successors, or to their predecessors."),
        ("NOW", UnitMap.Now, "The tree of today (theo cơ cấu hiện nay)."));

    public static readonly EnumType Grain = EnumType.Of<AggregateGrain>(
        "AggregateGrain", "Spans of the calendar that shorter periods are joined into (khoảng lịch).",
        ("MONTH", AggregateGrain.Month, "Calendar months (tháng dương lịch)."),
        ("QUARTER", AggregateGrain.Quarter, "Calendar quarters (quý)."),
        ("YEAR", AggregateGrain.Year, "Calendar years (năm)."));

    public static readonly EnumType Status = EnumType.Of<FigureStatus>(
        "FigureStatus", "Which figures are added up (trạng thái số liệu).",
        ("ACCEPTED", FigureStatus.Accepted, "Those in force (đã tiếp nhận)."),
        ("SUBMITTED", FigureStatus.Submitted,
            "Also those that were submitted or sent and are not accepted (số liệu sơ bộ); they take the place of what " +
            "their report has in force, and are counted in `provisional`."));
}
