using Reporting.GraphQL.Types;
using Reporting.Read.Outliers;
using Reporting.Read.Reading;

namespace Reporting.Read.Indicators;

/// <summary>Indicators in GraphQL.</summary>
internal static class IndicatorTypes
{
    public static readonly ObjectType Indicator = ObjectType.Of<IndicatorRow>(
        "Indicator", "An indicator (chỉ tiêu): one concept, one unit of measure, one method everywhere.", f =>
    [
        f.Of("code", Scalars.String.NonNull, "The indicator's code (mã chỉ tiêu).", row => row.Code).Reads("code"),
        f.Of("name", Scalars.String.NonNull, "The indicator's name (tên chỉ tiêu).", row => row.Name).Reads("name"),
        f.Of("nameVi", Scalars.String, "The name in Vietnamese, where `name` is in another language (tên tiếng Việt).",
            row => row.NameVi)
            .Reads("name_vi"),
        f.Of("unitOfMeasure", Scalars.String.NonNull, "What it is counted in (đơn vị tính).", row => row.UnitOfMeasure)
            .Reads("unit_of_measure"),
        f.Of("overUnits", Scalars.String.NonNull,
            "How figures of several units become one: `sum`, `average`, `weighted-average`, `minimum`, `maximum` or `none` " +
            "(tổng hợp theo đơn vị).",
            row => row.OverUnits)
            .Reads("over_units"),
        f.Of("overTime", Scalars.String.NonNull,
            "How figures of several periods become one: as units do, or `last` for the last one reported (tổng hợp theo " +
            "thời gian).",
            row => row.OverTime)
            .Reads("over_time"),
        f.Of("decimals", Scalars.Int.NonNull,
            "Digits after the decimal separator that a figure may have (số chữ số thập phân).",
            row => row.Decimals)
            .Reads("decimals"),
        f.Of("version", Scalars.Int.NonNull, "The newest official version (phiên bản); see `indicatorVersions` for all.",
            row => row.Version)
            .Reads("version"),
        f.Of("abolishedFrom", Scalars.LocalDate, "From when on it is not used any more (bãi bỏ từ ngày).",
            row => row.AbolishedFrom)
            .Reads("abolished_from"),
        f.Of("outlier", OutlierRuleTypes.Rule,
            "When a figure of it needs a comment as it is entered; null: never (số liệu bất thường).", row => row.Outlier)
            .Reads("outlier"),
    ]);

    // The alias of the table is i.
    public static readonly InputObjectType Input = Where.Of(
        "IndicatorWhere", "indicators", "lọc chỉ tiêu",
        Where.Column("code", Operators.Text, "i.code", "By its code (mã chỉ tiêu)."),
        Where.Column("name", Operators.Text, "coalesce(i.name_vi, i.name)",
            "By its name, the Vietnamese one where there are two (tên chỉ tiêu)."),
        Where.Column("unitOfMeasure", Operators.Text, "i.unit_of_measure", "By what it is counted in (đơn vị tính)."),
        Where.Column("overTime", Operators.Text, "i.over_time",
            "By how its periods become one: `sum` or `last` (tổng hợp theo thời gian)."));

    private static readonly InputObjectType Order = OrderInput.Of(
        "IndicatorOrder", "indicators",
        ("code", new SortKey("i.code", "text"), "By code (mã chỉ tiêu)."),
        ("name", new SortKey(Folded.Sql("i.name"), "text"), "By name without diacritics (tên chỉ tiêu, không dấu)."));

    private static readonly ObjectType Connection = Connections.Of<IndicatorRow>(Indicator, "indicators", "chỉ tiêu");

    public static Field Indicators<T>(FieldsOf<T> f) => Connections.Field<T, IndicatorRow>(
        f, "indicators", Connection,
        "The library of indicators (kho chỉ tiêu), by code. Every account may read it.", Input, Order, [],
        (asked, ct) => IndicatorsQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns, null, asked.Context.Caller(), ct))
        .Require(Policies.Account);
}
