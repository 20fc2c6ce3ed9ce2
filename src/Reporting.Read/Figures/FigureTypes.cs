using Reporting.Domain.Calendars;
using Reporting.GraphQL.Types;
using Reporting.Read.Accounts;
using Reporting.Read.Indicators;
using Reporting.Read.Periods;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Figures;

/// <summary>Figures in GraphQL.</summary>
internal static class FigureTypes
{
    public static readonly InputObjectType AsOfInput = InputObjectType.Of<AsOf>(
        "AsOf",
            "As of which time the answer holds (thời điểm tra cứu). Both: what was in force at one time as it was " +
            "known at the other.",
        () =>
        [
            Argument.Of("knownAt", Scalars.DateTime,
                "What this system had recorded at that time, that instant included (thời điểm hệ thống biết)."),
            Argument.Of("inForceAt", Scalars.DateTime,
                "What was valid at that time, that instant included (thời điểm có hiệu lực)."),
        ],
        input => new AsOf(input.Get<DateTimeOffset?>("knownAt"), input.Get<DateTimeOffset?>("inForceAt")));

    public static readonly ObjectType Figure = ObjectType.Of<FigureRow>("Figure",
        "A primary figure in force (số liệu).", f =>
    [
        f.Of("unit", UnitTypes.Unit.NonNull, "Who reported it (đơn vị báo cáo).", row => row.Unit).Reads("unit."),
        f.Of("indicator", IndicatorTypes.Indicator.NonNull, "What it counts (chỉ tiêu).",
            row => row.Indicator).Reads("indicator."),
        f.Of("period", Scalars.String.NonNull,
            "The period that it is for (kỳ báo cáo).", row => row.Period).Reads("period"),
        f.Of("periodKind", PeriodTypes.PeriodKind.NonNull, "The kind of the period (loại kỳ).",
            row => PeriodKindText.Parse(row.PeriodKind))
            .Reads("period_kind"),
        f.Of("regime", Scalars.String.NonNull, "The regime that it was reported for (chế độ báo cáo).",
            row => row.Regime).Reads("regime"),
        f.Of("value", Scalars.Decimal.NonNull, "The figure, exact (giá trị).", row => row.Value).Reads("value"),
        f.Of("isAdded", Scalars.Boolean.NonNull,
            "False when another regime reported it first: it is kept for reconciliation (đối soát), not added.",
            row => row.IsAdded)
            .Reads("is_added"),
        f.Of("version", Scalars.Int.NonNull,
            "The version of the report (phiên bản).", row => row.Version).Reads("version"),
        f.Of("knownAt", Scalars.DateTime.NonNull, "When this system recorded it (thời điểm ghi nhận).",
            row => row.KnownAt).Reads("known_at"),
        f.Of("inForceAt", Scalars.DateTime.NonNull,
            "When it became valid (thời điểm có hiệu lực).", row => row.InForceAt).Reads("in_force_at"),
        f.Of("position", Scalars.Long.NonNull, "The position of the event that brought it into force (vị trí sự kiện).",
            row => row.Position)
            .Reads("position"),
        f.Of("reportId", Scalars.Id.NonNull, "Its report (mã báo cáo).", row => row.ReportId).Reads("report_id"),
        f.Of("enteredBy", AccountTypes.Account, "Who entered it (người nhập).",
            row => row.EnteredBy).Reads("entered_by."),
        f.Of("signedBy", AccountTypes.Account, "Who signed the report (người ký).",
            row => row.SignedBy).Reads("signed_by."),
        f.Of("acceptedBy", AccountTypes.Account, "Who accepted it (người tiếp nhận).",
            row => row.AcceptedBy).Reads("accepted_by."),
        f.Of("source", Scalars.String,
            "How it came in: `hand`, `import`, `system`, `formula` or `subordinates` (nguồn số liệu).",
            row => row.Source).Reads("source"),
        f.Of("sourceFile", Scalars.String, "The SHA-256 of the file that it came in (mã băm của tệp nhập).",
            row => row.SourceFile).Reads("source_file"),
        f.Of("isNil", Scalars.Boolean.NonNull,
            "Whether it says that nothing arose, which counts as 0 (không phát sinh).", row => row.IsNil)
            .Reads("is_nil"),
        f.Of("signature", Scalars.String,
            "How the signature on its version is judged now: `VALID`, `INVALID`, `INDETERMINATE`; null where the account alone " +
            "signed (tình trạng chữ ký số).", row => row.Signature).Reads("signature"),
        f.Of("seal", Scalars.String, "The same of the unit's seal; null where there is none (chữ ký số của cơ quan).",
            row => row.Seal).Reads("seal"),
        f.Of("reason", Scalars.String, "Why it was corrected (lý do đính chính).", row => row.Reason).Reads("reason"),
        f.Of("publishedBy", Scalars.String,
            "The decision under which it is published; null while it is for official duty only (quyết định công khai).",
            row => row.PublishedBy).Reads("published_by"),
    ]);

    public static readonly ObjectType FigureVersion = ObjectType.Of<FigureVersionRow>(
        "FigureVersion", "A version of a figure (phiên bản số liệu), in force until the next one.", f =>
    [
        f.Of("version", Scalars.Int.NonNull,
            "The version of the report (phiên bản).", row => row.Version).Reads("version"),
        f.Of("value", Scalars.Decimal, "The figure, exact; null when this version took it out (giá trị).",
            row => row.Value).Reads("value"),
        f.Of("previousValue", Scalars.Decimal, "What was in force before; null when nothing was (giá trị trước đó).",
            row => row.PreviousValue)
            .Reads("previous_value"),
        f.Of("knownAt", Scalars.DateTime.NonNull, "When this system recorded it (thời điểm ghi nhận).",
            row => row.KnownAt).Reads("known_at"),
        f.Of("inForceAt", Scalars.DateTime.NonNull,
            "When it became valid (thời điểm có hiệu lực).", row => row.InForceAt).Reads("in_force_at"),
        f.Of("position", Scalars.Long.NonNull,
            "The position of the event (vị trí sự kiện).", row => row.Position).Reads("position"),
        f.Of("event", Scalars.String.NonNull, "What happened: `report_accepted` or `report_withdrawn` (loại sự kiện).",
            row => row.Event)
            .Reads("event"),
        f.Of("reportId", Scalars.Id.NonNull, "The report (mã báo cáo).", row => row.ReportId).Reads("report_id"),
        f.Of("regime", Scalars.String.NonNull, "The regime that it was reported for (chế độ báo cáo).",
            row => row.Regime).Reads("regime"),
        f.Of("isAdded", Scalars.Boolean.NonNull,
            "False when another regime reported it first: kept for reconciliation (đối soát), not added.",
            row => row.IsAdded)
            .Reads("is_added"),
        f.Of("enteredBy", AccountTypes.Account, "Who entered it (người nhập).",
            row => row.EnteredBy).Reads("entered_by."),
        f.Of("signedBy", AccountTypes.Account, "Who signed it, or withdrew it (người ký).",
            row => row.SignedBy).Reads("signed_by."),
        f.Of("acceptedBy", AccountTypes.Account, "Who accepted it (người tiếp nhận).",
            row => row.AcceptedBy).Reads("accepted_by."),
        f.Of("source", Scalars.String,
            "How it came in: `hand`, `import`, `system`, `formula` or `subordinates` (nguồn số liệu).",
            row => row.Source).Reads("source"),
        f.Of("sourceFile", Scalars.String, "The SHA-256 of the file that it came in (mã băm của tệp nhập).",
            row => row.SourceFile).Reads("source_file"),
        f.Of("isNil", Scalars.Boolean.NonNull,
            "Whether it says that nothing arose, which counts as 0 (không phát sinh).", row => row.IsNil)
            .Reads("is_nil"),
        f.Of("signature", Scalars.String,
            "How the signature on its version is judged now: `VALID`, `INVALID`, `INDETERMINATE`; null where the account alone " +
            "signed (tình trạng chữ ký số).", row => row.Signature).Reads("signature"),
        f.Of("reason", Scalars.String, "Why it was corrected or withdrawn (lý do).", row => row.Reason).Reads("reason"),
    ]);

    private static readonly ObjectType Connection = Connections.Of<FigureRow>(Figure, "figures", "số liệu");

    public static Field Figures<T>(FieldsOf<T> f) => Connections.Field<T, FigureRow>(
        f, "figures", Connection,
        "The primary figures in force, the newest period first: those of units that the caller may see (số liệu).",
        FigureConditions.Input, FigureConditions.Order,
        [
            ListQuestion.Within("figures"),
            Argument.Of("from", Scalars.String.NonNull, "The first period (từ kỳ)."),
            Argument.Of("to", Scalars.String.NonNull, "The last period, included (đến kỳ)."),
            Argument.Of("periodKind", PeriodTypes.PeriodKind.NonNull, "The kind of the periods (loại kỳ)."),
            Argument.Of("asOf", AsOfInput, "As of which time; now when it is not given (thời điểm tra cứu)."),
        ],
        (asked, ct) => asked.Context.Read().Figures(
            new FiguresFilter(
                asked.WithinCode, asked.Arguments.Get<string>("from")!, asked.Arguments.Get<string>("to")!,
                asked.Arguments.Get<PeriodKind>("periodKind"), asked.Arguments.Get<AsOf>("asOf") ?? AsOf.Now),
            asked.Page, asked.Columns, asked.Context.Scope(), ct))
        .Require(Policies.Reader);

    public static Field FigureHistory<T>(FieldsOf<T> f) => f.Resolve("figureHistory",
        FigureVersion.NonNull.List.NonNull,
        "Every version that a figure ever had in force (lịch sử số liệu), the first one first; a withdrawal is a " +
        "version without value.",
        [
            Argument.Of("unit", Scalars.String.NonNull, "The code of the unit that reported it (mã đơn vị)."),
            Argument.Of("indicator", Scalars.String.NonNull, "The code of the indicator (mã chỉ tiêu)."),
            Argument.Of("period", Scalars.String.NonNull, "The period that it is for (kỳ báo cáo)."),
        ],
        async (_, arguments, context, ct) => (await FigureHistoryQuery.Of(
            context.Read().Db, arguments.Get<string>("unit")!, arguments.Get<string>("indicator")!,
            arguments.Get<string>("period")!,
            context.Selection.Memo("columns",
            static s => (IReadOnlyCollection<string>)[.. Connections.ColumnsOf(s).Distinct()]),
            context.Caller(), ct)).OrThrow())
        .Require(Policies.Reader);
}
