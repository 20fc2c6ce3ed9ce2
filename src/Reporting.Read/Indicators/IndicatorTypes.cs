using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Indicators;

/// <summary>Indicators in GraphQL.</summary>
public static class IndicatorTypes
{
    public static readonly ObjectType Indicator = ObjectType.Of<IndicatorRow>(
        "Indicator", "An indicator (chỉ tiêu): one concept, one unit of measure, one method everywhere.", f =>
    [
        f.Of("code", Scalars.String.NonNull, "The indicator's code (mã chỉ tiêu).", row => row.Code).Reads("code"),
        f.Of("name", Scalars.String.NonNull, "The indicator's name (tên chỉ tiêu).", row => row.Name).Reads("name"),
        f.Of("nameVi", Scalars.String, "The name in Vietnamese, where `name` is in another language.",
            row => row.NameVi)
            .Reads("name_vi"),
        f.Of("unitOfMeasure", Scalars.String.NonNull, "What it is counted in (đơn vị tính).", row => row.UnitOfMeasure)
            .Reads("unit_of_measure"),
        f.Of("overUnits", Scalars.String.NonNull, "How figures of several units become one: `sum`.",
            row => row.OverUnits)
            .Reads("over_units"),
        f.Of("overTime", Scalars.String.NonNull,
            "How figures of several periods become one: `sum`, or `last` for the last one reported.",
            row => row.OverTime)
            .Reads("over_time"),
        f.Of("decimals", Scalars.Int.NonNull, "Digits after the decimal separator that a figure may have.",
            row => row.Decimals)
            .Reads("decimals"),
    ]);

    private static readonly ObjectType Connection = Connections.Of<IndicatorRow>(Indicator, "indicators");

    public static Field Indicators<T>(FieldsOf<T> f) => f.Resolve("indicators", Connection.NonNull,
        "The library of indicators (kho chỉ tiêu), by code. Every account may read it.",
        [Argument.Of("codes", Scalars.String.NonNull.List, "Only these."), .. Connections.PageArguments],
        async (_, arguments, context, ct) => (await IndicatorsQuery.List(
            context.Read().Db, Connections.Page(arguments), Connections.ColumnsOfNodes(context.Selection),
            arguments.List<string>("codes"), context.Caller(), ct)).OrThrow())
        .Costs(Connections.Cost);
}
