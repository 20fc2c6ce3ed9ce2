using Reporting.Domain.Calendars;
using Reporting.GraphQL.Types;
using Reporting.Read.Aggregates;
using Reporting.Read.Reading;

namespace Reporting.Read.Outliers;

/// <summary>Outliers in GraphQL.</summary>
internal static class OutlierTypes
{
    private static readonly EnumType Over = EnumType.Of<ComparedOver>(
        "ComparedOver", "What a value is compared with (so sánh với).",
        ("PERIODS", ComparedOver.Periods, "The other periods of the same unit (các kỳ khác của đơn vị)."),
        ("UNITS", ComparedOver.Units, "The other units in the same period (các đơn vị khác cùng kỳ)."),
        ("OWN_RULE", ComparedOver.OwnRule,
            "The earlier periods of the same unit by the indicator's own rule, as when figures are entered (quy tắc của chỉ tiêu)."));

    private static readonly ObjectType Row = ObjectType.Of<OutlierRow>(
        "Outlier", "A value that lies far from those that it is compared with (số liệu bất thường).", f =>
    [
        f.Of("indicator", Scalars.String.NonNull, "The code of the indicator (mã chỉ tiêu).", row => row.Indicator),
        f.Of("unitCode", Scalars.String.NonNull, "The code of the unit (mã đơn vị).", row => row.UnitCode),
        f.Of("unitName", Scalars.String.NonNull, "The unit's name (tên đơn vị).", row => row.UnitName),
        f.Of("period", Scalars.String.NonNull, "The period (kỳ báo cáo).", row => row.Period),
        f.Of("value", Scalars.Decimal.NonNull, "The value (giá trị).", row => row.Value),
        f.Of("median", Scalars.Decimal.NonNull, "The median of those compared; by the own rule what would have been usual (trung vị).", row => row.Median),
        f.Of("z", Scalars.Decimal,
            "How far from the median, in robust standard deviations; null by the own rule (độ lệch chuẩn hóa).", row => row.Z),
        f.Of("compared", Scalars.Int.NonNull, "How many values were compared (số giá trị so sánh).",
            row => row.ComparedCount),
    ]);

    private static readonly string[] NotTaken = ["groupBy", "disaggregation"];

    public static Field Outliers<T>(FieldsOf<T> f) => f.Resolve("outliers", Row.NonNull.List.NonNull,
        "Values of `aggregates` by unit and period that lie far from the others, the farthest first (số liệu bất thường): by " +
        $"the modified z-score over median and MAD, among at least {OutliersQuery.CountMin} values, or by the indicators' own rules.",
        [
            .. AggregateTypes.Arguments.Where(argument => !NotTaken.Contains(argument.Name)),
            Argument.Of("over", Over.NonNull, "What values are compared with (so sánh với).", "PERIODS"),
            Argument.Of("threshold", Scalars.Decimal.NonNull,
                "From how many robust standard deviations on (ngưỡng).", "3.5"),
        ],
        async (_, arguments, context, ct) =>
        {
            var (asked, over) = (Asked(arguments), arguments.Get<ComparedOver>("over"));
            var answer = await context.Read().Aggregates(OutliersQuery.Question(asked, over), context.Scope(), ct);
            return OutliersQuery.In(answer.OrThrow().Rows, asked, over, arguments.Get<decimal>("threshold"));
        })
        .Require(Policies.Reader).Costs(new FieldCost(Weight: 20, AssumedSize: 20));

    private static AggregatesQuestion Asked(Arguments arguments) => new(
        arguments.List<string>("indicators")!, arguments.Get<string>("unit")!, arguments.Get<string>("from")!,
        arguments.Get<string>("to")!, arguments.Get<PeriodKind>("periodKind"),
        new HashSet<AggregateDimension>(Enum.GetValues<AggregateDimension>()), arguments.Get<string>("level"),
        arguments.Get<AsOf>("asOf") ?? AsOf.Now)
    {
        Map = arguments.Get<UnitMap>("map"),
        MapDay = arguments.Get<DateOnly?>("mapDay"),
        UnitOfMeasure = arguments.Get<string>("unitOfMeasure"),
        Status = arguments.Get<FigureStatus>("status"),
        Grain = arguments.Get<AggregateGrain?>("grain"),
        UnitColumns = ["name"],
    };
}
