using System.Runtime.CompilerServices;
using Reporting.Domain.Calendars;
using Reporting.GraphQL;
using Reporting.GraphQL.Types;
using Reporting.Read.Figures;
using Reporting.Read.Indicators;
using Reporting.Read.Periods;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Aggregates;

/// <summary>Aggregates in GraphQL.</summary>
internal static class AggregateTypes
{
    private static readonly ObjectType Row = ObjectType.Of<AggregateRow>("AggregateRow",
        "One group of an aggregate (dòng tổng hợp).",
        f =>
    [
        f.Of("indicator", IndicatorTypes.Indicator, "The indicator; null when the group holds several (chỉ tiêu).",
            row => row.Indicator),
        f.Of("unit", UnitTypes.Unit.NonNull, "The root of the subtree, or with UNIT the unit of the group (đơn vị).",
            row => row.Unit),
        f.Of("period", Scalars.String,
            "The period; null when the group holds several (kỳ báo cáo).", row => row.Period),
        f.Of("value", Scalars.Decimal,
            "What the figures come to; sums are exact, quotients are rounded at the 10th decimal; null where nothing was " +
            "reported (giá trị tổng hợp).", row => row.Value),
        f.Of("unitOfMeasure", Scalars.String, "What the value is counted in (đơn vị tính).", row => row.UnitOfMeasure),
        f.Of("indicatorVersion", Scalars.Int,
            "The version of the indicator's definition and formula that the value follows (phiên bản chỉ tiêu).",
            row => row.IndicatorVersion),
        f.Of("formula", Scalars.String,
            "How the value is worked out of other indicators' totals; null where it is joined out of its own figures (công thức).",
            row => row.Formula),
        f.Of("numerator", Scalars.Decimal, "The total that the formula divides (tử số).", row => row.Numerator),
        f.Of("denominator", Scalars.Decimal, "The total that it divides by (mẫu số).", row => row.Denominator),
        f.Of("mark", Scalars.String,
            "Why there is no value although figures entered: `not-aggregated` or `division-by-zero` (ghi chú).",
            row => row.Mark),
        f.Of("contributors", Scalars.Int.NonNull,
            "Reports whose figure entered (số báo cáo có số liệu).", row => row.Contributors),
        f.Of("missing", Scalars.Int.NonNull,
            "Reports that were assigned and should have the figure, and whose figure did not enter (số báo cáo còn " +
            "thiếu).",
            row => row.Missing),
        f.Of("provisional", Scalars.Int.NonNull,
            "Contributors among them that are submitted and not accepted (số liệu sơ bộ).", row => row.Provisional),
        f.Of("wholeIndicator", Scalars.String,
            "With `disaggregation`: the code of the indicator that this one is a part of (chỉ tiêu gốc).",
            row => row.Whole),
        f.Of("yearBefore", Scalars.Decimal,
            "The value of the same period a year before (cùng kỳ năm trước); a further question of its own.",
            row => row.YearBefore).Costs(new FieldCost(Weight: 1)),
        f.Of("change", Scalars.Decimal, "By how much the value changed against the year before (tăng, giảm so với cùng kỳ).",
            row => row.Value - row.YearBefore).Costs(new FieldCost(Weight: 1)),
        f.Of("changePercent", Scalars.Decimal,
            "The same in percent of the year before, rounded at the 2nd decimal (tỷ lệ so với cùng kỳ).", ChangePercent)
            .Costs(new FieldCost(Weight: 1)),
        f.Of("cumulative", Scalars.Decimal,
            "The value from the beginning of the period's year (lũy kế từ đầu năm), joined as the indicator says; a further " +
            "question for each period.",
            row => row.Cumulative).Costs(new FieldCost(Weight: 10)),
        f.Of("incomplete", Scalars.Int.NonNull,
            "Reports among them with an event that could not be read (chưa đọc được): the value may be wrong until " +
            "that is mended.",
            row => row.Incomplete),
        f.Batch<IReadOnlyList<UnitRow>>("predecessors", UnitTypes.Unit.NonNull.List.NonNull,
            "Units whose figures are in the sum although another unit stands for them on this map (đơn vị tiền thân): " +
            "predecessors, and on the map of an earlier day also successors.", [],
            (rows, _, context, ct) => Units(rows, row => row.Succeeded, context, ct))
            .Costs(new FieldCost(Weight: 1, AssumedSize: 20)),
        f.Batch<IReadOnlyList<UnitRow>>("notDivisible", UnitTypes.Unit.NonNull.List.NonNull,
            "Units whose figures are in the sum as they reported them, because nobody stated how to divide them, or " +
            "because figures of this kind are not added up (không chia tách được).", [],
            (rows, _, context, ct) => Units(rows, row => row.NotDivisible, context, ct))
            .Costs(new FieldCost(Weight: 1, AssumedSize: 20)),
    ]);

    private static readonly ObjectType Result = ObjectType.Of<AggregateResult>("AggregateResult",
        "The answer to a question for aggregates (kết quả tổng hợp).", f =>
    [
        f.Of("position", Scalars.Long.NonNull, "The position of the log that the answer is true for (vị trí).",
            result => result.Position),
        f.Of("isIncomplete", Scalars.Boolean.NonNull,
            "Whether some event that concerns figures could not be read (chưa đầy đủ).",
            result => result.IsIncomplete),
        f.Of("rows", Row.NonNull.List.NonNull, "By indicator as asked, code of the unit, and period (các dòng).",
            result => result.Rows).Costs(new FieldCost(AssumedSize: 50)),
    ]);

    public static readonly IReadOnlyList<Argument> Arguments =
    [
        Argument.Of("indicators", Scalars.String.NonNull.List.NonNull, "The codes of the indicators (mã chỉ tiêu)."),
        Argument.Of("unit", Scalars.String.NonNull, "The code of the subtree's root (mã đơn vị)."),
        Argument.Of("from", Scalars.String.NonNull, "The first period (từ kỳ)."),
        Argument.Of("to", Scalars.String.NonNull, "The last period, included (đến kỳ)."),
        Argument.Of("periodKind", PeriodTypes.PeriodKind.NonNull, "The kind of the periods (loại kỳ)."),
        Argument.Of("groupBy", AggregateEnums.Dimension.NonNull.List.NonNull,
            "What rows are made for (chiều tổng hợp).", "[INDICATOR, PERIOD]"),
        Argument.Of("grain", AggregateEnums.Grain,
            "With PERIOD: rows are for the months, quarters or years that the periods begin in, joined over time as each " +
            "indicator says (khoảng lịch); `cumulative` is then null."),
        Argument.Of("level", Scalars.String, "With UNIT: the kind of the units that rows are made for (cấp đơn vị)."),
        Argument.Of("map", AggregateEnums.Map.NonNull, "Which tree of units figures are added up on (bản đồ đơn vị).", "NOW"),
        Argument.Of("mapDay", Scalars.LocalDate, "With the map AT: its day (ngày của bản đồ)."),
        Argument.Of("unitOfMeasure", Scalars.String,
            "What the values are to be counted in: another multiple of the indicators' own unit (đơn vị tính)."),
        Argument.Of("status", AggregateEnums.Status.NonNull, "Which figures (trạng thái số liệu).", "ACCEPTED"),
        Argument.Of("disaggregation", Scalars.String,
            "The code of a breakdown: rows are made for its parts instead of the indicators (phân tổ)."),
        Argument.Of("asOf", FigureTypes.AsOfInput, "As of which time; now when it is not given (thời điểm tra cứu)."),
    ];

    public static Field Aggregates<T>(FieldsOf<T> f) => f.Resolve("aggregates", Result.NonNull,
        "Primary figures over the unit tree (tổng hợp), on the map of today, of a day, or as filed, joined as each " +
        "indicator says: without PERIOD first the periods of each unit, then the units; a formula is worked out of the totals.",
        Arguments,
        async (_, arguments, context, ct) =>
            (await context.Read().Aggregates(Question(
                arguments, arguments.Get<AsOf>("asOf") ?? AsOf.Now, context.Selection), context.Scope(),
                ct)).OrThrow())
        .Require(Policies.Reader);

    public static Field AggregatesChanged<T>(FieldsOf<T> f) => f.Stream("aggregatesChanged", Result.NonNull,
        "The answer to `aggregates` now, and again whenever it has changed: for dashboards that stay live (theo " +
        "dõi tổng hợp).",
        [.. Arguments.Where(argument => argument.Name != "asOf")],
        (arguments, context, ct) => Answers(context, Question(arguments, AsOf.Now, context.Selection), ct))
        .Require(Policies.Reader);

    private static async IAsyncEnumerable<AggregateResult> Answers(
        ResolveContext context, AggregatesQuestion question, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var answer in context.Read().AggregatesAsTheyChange(question, context.Scope(), ct))
            yield return answer.OrThrow();
    }

    private static decimal? ChangePercent(AggregateRow row) =>
        row is { Value: { } value, YearBefore: { } before } && before != 0
            ? Math.Round((value - before) * 100 / Math.Abs(before), 2, MidpointRounding.AwayFromZero) : null;

    internal static AggregatesQuestion Question(Arguments arguments, AsOf asOf, Selection selection) => new(
        arguments.List<string>("indicators")!, arguments.Get<string>("unit")!, arguments.Get<string>("from")!,
        arguments.Get<string>("to")!, arguments.Get<PeriodKind>("periodKind"),
        arguments.List<AggregateDimension>("groupBy")!.ToHashSet(), arguments.Get<string>("level"),
        asOf)
    {
        Map = arguments.Get<UnitMap>("map"),
        MapDay = arguments.Get<DateOnly?>("mapDay"),
        WantsMarks = Rows(selection).Any(field => field.Field.Name is "predecessors" or "notDivisible"),
        UnitOfMeasure = arguments.Get<string>("unitOfMeasure"),
        Status = arguments.Get<FigureStatus>("status"),
        Disaggregation = arguments.Get<string>("disaggregation"),
        Grain = arguments.Get<AggregateGrain?>("grain"),
        WantsYearBefore = Rows(selection).Any(field => field.Field.Name is "yearBefore" or "change" or "changePercent"),
        WantsCumulative = Rows(selection).Any(field => field.Field.Name == "cumulative"),
        UnitColumns = Columns(selection, "unit"),
        IndicatorColumns = Columns(selection, "indicator"),
    };

    private static IReadOnlyCollection<string> Columns(Selection result, string field) =>
        result.Memo(field, selection => (IReadOnlyCollection<string>)
        [
            .. Rows(selection).Where(child => child.Field.Name == field).SelectMany(Connections.ColumnsOf).Distinct(),
        ]);

    private static IEnumerable<Selection> Rows(Selection result) =>
        result.Children.Where(child => child.Field.Name == "rows").SelectMany(rows => rows.Children);

    private static async ValueTask<IReadOnlyList<IReadOnlyList<UnitRow>>> Units(
        IReadOnlyList<AggregateRow> rows, Func<AggregateRow, IReadOnlyCollection<Guid>> of, ResolveContext context,
        CancellationToken ct)
    {
        Guid[] ids = [.. rows.SelectMany(of).Distinct()];
        var found = await UnitLoaders.ById(context).Load(ids, UnitTypes.Columns(context.Selection), ct);
        var byId = ids.Zip(found).ToDictionary(pair => pair.First, pair => pair.Second);
        return [.. rows.Select(row => (IReadOnlyList<UnitRow>)[.. of(row).SelectMany(id => byId[id])])];
    }
}
