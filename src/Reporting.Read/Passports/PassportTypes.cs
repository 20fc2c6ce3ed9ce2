using Reporting.GraphQL;
using Reporting.GraphQL.Types;
using Reporting.Read.Accounts;
using Reporting.Read.Figures;
using Reporting.Read.Indicators;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Passports;

/// <summary>The passport of a figure in GraphQL.</summary>
internal static class PassportTypes
{
    private static readonly ObjectType Step = ObjectType.Of<PassportStepRow>(
        "PassportStep", "Something that happened to the figure's report (bước xử lý).", f =>
    [
        f.Of("position", Scalars.Long.NonNull, "Its place in the order of all events (vị trí).", row => row.Position)
            .Reads("position"),
        f.Of("eventId", Scalars.Id.NonNull, "The event (mã sự kiện).", row => row.EventId).Reads("event_id"),
        f.Of("leaf", Scalars.String.NonNull, "Its leaf hash in the ledger, hex (mã băm trong sổ cái).", row => row.Leaf)
            .Reads("leaf"),
        f.Of("reportId", Scalars.Id.NonNull, "The report (mã báo cáo).", row => row.ReportId).Reads("report_id"),
        f.Of("reportEvent", Scalars.Long.NonNull, "Its place among the events of the report (thứ tự trong báo cáo).",
            row => row.StreamVersion).Reads("stream_version"),
        f.Of("at", Scalars.DateTime.NonNull, "When it was recorded (thời điểm ghi nhận).", row => row.At).Reads("at"),
        f.Of("event", Scalars.String.NonNull,
            "What happened, for example `figures_entered` or `report_signed` (loại sự kiện).", row => row.Event),
        f.Of("actor", AccountTypes.Account, "Who did it, where that is known (người thực hiện).", row => row.Actor)
            .Reads("actor."),
        f.Of("version", Scalars.Int, "The version of the report that it is about (phiên bản).", row => row.Version),
        f.Of("templateVersion", Scalars.Int, "The version of the template, where it is said (phiên bản biểu mẫu).",
            row => row.TemplateVersion),
        f.Of("value", Scalars.Decimal, "What was entered, or came into force (giá trị).", row => row.Value),
        f.Of("reason", Scalars.String, "Why (lý do).", row => row.Reason),
        f.Of("contentHash", Scalars.String,
            "The hash of what was submitted, signed or accepted: the same three times (mã băm nội dung).",
            row => row.ContentHash),
    ]);

    private static readonly ObjectType Source = ObjectType.Of<PassportSourceRow>(
        "PassportSource", "A cell that the figure was worked out of (nguồn số liệu).", f =>
    [
        f.Of("cell", Scalars.String.NonNull, "The cell, or the indicator (ô, chỉ tiêu).", row => row.Cell),
        f.Of("of", Scalars.String.NonNull, "What it goes into (thuộc ô).", row => row.Of),
        f.Of("depth", Scalars.Int.NonNull, "How far from the figure: 1 for what it is itself worked out of (bậc).",
            row => row.Depth),
        f.Of("value", Scalars.Decimal, "Its value in force (giá trị).", row => row.Value),
        f.Of("formula", Scalars.String, "How it is worked out; null where somebody entered it (công thức).",
            row => row.Formula),
        f.Of("reportId", Scalars.Id.NonNull, "The report that it is of (mã báo cáo).", row => row.ReportId),
        f.Of("version", Scalars.Int.NonNull, "The version of the report (phiên bản).", row => row.Version),
        f.Of("enteredBy", Scalars.String, "The user name of who entered it (người nhập).", row => row.EnteredBy),
    ]);

    private static readonly ObjectType Place = ObjectType.Of<PassportPlaceRow>(
        "PassportPlace", "A unit that the figure counts for (đơn vị được tổng hợp vào).", f =>
    [
        f.Of("map", Scalars.String.NonNull, "`as_filed` or `now` (bản đồ đơn vị).", row => row.Map),
        f.Of("depth", Scalars.Int.NonNull,
            "How far above who stands for the reporting unit on that map, 0 for that one (bậc).", row => row.Depth),
        f.Of("weight", Scalars.Decimal.NonNull, "Which part of the figure (tỷ trọng).", row => row.Weight),
        f.Of("unit", UnitTypes.Unit.NonNull, "The unit (đơn vị).", row => row.Unit).Reads("unit."),
    ]);

    private static readonly ObjectType Row = ObjectType.Of<PassportRow>(
        "Passport", "Everything that is known of a figure (lý lịch số liệu).", f =>
    [
        f.Of("unit", UnitTypes.Unit.NonNull, "Who reported it (đơn vị báo cáo).", row => row.Unit).Reads("unit."),
        f.Of("indicator", IndicatorTypes.Indicator.NonNull, "What it counts (chỉ tiêu).", row => row.Indicator)
            .Reads("indicator."),
        f.Of("period", Scalars.String.NonNull, "The period that it is for (kỳ báo cáo).", row => row.Period),
        f.Of("position", Scalars.Long.NonNull, "The position of the log that figures are read up to (vị trí).",
            row => row.Position),
        f.Of("reports", Scalars.Id.NonNull.List.NonNull,
            "The reports that owe it, the first one first: the first regime owns it (các báo cáo).", row => row.Reports),
        f.Resolve("history", FigureTypes.FigureVersion.NonNull.List.NonNull,
            "Every version that was ever in force, with both times (lịch sử số liệu).", [],
            async (row, _, context, ct) => (await FigureHistoryQuery.Of(
                context.Read().Db, row.UnitCode, row.IndicatorCode, row.Period, Columns(context), context.Caller(), ct))
                .OrThrow()).Costs(new FieldCost(AssumedSize: 5)),
        f.Resolve("steps", Step.NonNull.List.NonNull,
            "Who entered, submitted, signed and accepted it, when and why, with the places of the events in the log (quá " +
            "trình xử lý).", [],
            async (row, _, context, ct) => await PassportStepsQuery.Of(
                context.Read().Db, row, Columns(context), context.Caller(), ct))
            .Costs(new FieldCost(AssumedSize: 20)),
        f.Resolve("sources", Source.NonNull.List.NonNull,
            "What the figure in force was worked out of, down to what people entered (nguồn số liệu).", [],
            async (row, _, context, ct) => await PassportSourcesQuery.Of(context.Read().Db, row, context.Caller(), ct))
            .Costs(new FieldCost(AssumedSize: 10)),
        PassportContributorTypes.ReportsBelow(f),
        f.Resolve("places", Place.NonNull.List.NonNull,
            "Where it is added up, as filed and now (nơi tổng hợp).", [],
            async (row, _, context, ct) => await PassportPlacesQuery.Of(
                context.Read().Db, row,
                [.. Columns(context).Where(column => column.StartsWith("unit.", StringComparison.Ordinal))
                    .Select(column => column["unit.".Length..])],
                context.Caller(), ct)).Costs(new FieldCost(AssumedSize: 8)),
        f.Resolve("definitions", IndicatorVersionTypes.Version.NonNull.List.NonNull,
            "The versions of the indicator's definition and formula (phiên bản chỉ tiêu, công thức).", [],
            async (row, _, context, ct) => (await IndicatorVersionsQuery.List(
                context.Read().Db, new PageRequest(First: PageRequest.SizeMax), Columns(context), row.IndicatorCode,
                context.Caller(), ct)).OrThrow().Items.Select(item => item.Row))
            .Costs(new FieldCost(AssumedSize: 3)),
    ]);

    public static Field Passport<T>(FieldsOf<T> f) => f.Resolve("passport", Row.NonNull,
        "The passport of a figure (lý lịch số liệu): versions, who did what and why, formulas and sources, units, both " +
        "times, and the places of its events in the log.",
        [
            Argument.Of("unit", Scalars.String.NonNull, "The code of the unit that reported it (mã đơn vị)."),
            Argument.Of("indicator", Scalars.String.NonNull, "The code of the indicator (mã chỉ tiêu)."),
            Argument.Of("period", Scalars.String.NonNull, "The period that it is for (kỳ báo cáo)."),
        ],
        async (_, arguments, context, ct) => (await PassportQuery.Of(
            context.Read().Db, arguments.Get<string>("unit")!, arguments.Get<string>("indicator")!,
            arguments.Get<string>("period")!, Columns(context), context.Caller(), ct)).OrThrow())
        .Require(Policies.Reader);

    private static IReadOnlyCollection<string> Columns(ResolveContext context) => context.Selection.Memo(
        "columns", static s => (IReadOnlyCollection<string>)[.. Connections.ColumnsOf(s).Distinct()]);
}
