using Reporting.GraphQL.Types;
using Reporting.Read.Indicators;
using Reporting.Read.Periods;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Figures;

/// <summary>Which figures, and in which order; <c>f</c> is the row of a report, <c>c</c> the figure in it.</summary>
internal static class FigureConditions
{
    public static readonly InputObjectType Input = Where.Of(
        "FigureWhere", "figures", "lọc số liệu",
        Where.Related("unit", UnitConditions.Input, "read.units u where u.unit_id = f.unit_id",
            "By the unit that reported it (đơn vị báo cáo)."),
        Where.Related("indicator", IndicatorTypes.Input, "read.indicators i where i.code = c.indicator",
            "By its indicator (chỉ tiêu)."),
        Where.Column("period", PeriodTypes.Filter, "f", "By its period, within `from` and `to` (kỳ báo cáo)."),
        Where.Column("regime", Operators.Text, "f.regime", "By the code of its regime (chế độ báo cáo)."),
        Where.Column("template", Operators.Text, "f.template", "By the code of its template (biểu mẫu)."),
        Where.Column("value", Operators.Number, "c.value", "By the figure itself (giá trị)."),
        Where.Flag("isAdded", (_, _) => "c.indicator = any (f.not_added) is not true",
            "Whether it is added, or kept for reconciliation only (đối soát)."),
        Where.Column("knownAt", Operators.Time, "f.known_at", "By when this system recorded it (thời điểm ghi nhận)."),
        Where.Column("inForceAt", Operators.Time, "f.in_force_at", "By when it became valid (thời điểm có hiệu lực)."),
        Where.Column("reportId", Operators.Id, "f.report_id", "By its report (mã báo cáo)."));

    public static readonly InputObjectType Order = OrderInput.Of(
        "FigureOrder", "figures",
        ("period", new SortKey("f.period_first", "date"), "By the first day of the period (kỳ báo cáo)."),
        ("unit", new SortKey("(select u.code from read.units u where u.unit_id = f.unit_id)", "text"),
            "By the code of the unit (mã đơn vị)."),
        ("indicator", new SortKey("c.indicator", "text"), "By the code of the indicator (mã chỉ tiêu)."),
        ("value", new SortKey("c.value", "numeric"), "By the figure itself (giá trị)."),
        ("knownAt", new SortKey("f.known_at", "timestamptz"), "By when this system recorded it (thời điểm ghi nhận)."));
}
