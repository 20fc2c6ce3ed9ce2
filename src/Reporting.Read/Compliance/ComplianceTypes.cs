using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Compliance;

/// <summary>Compliance in GraphQL.</summary>
internal static class ComplianceTypes
{
    private static readonly EnumType Dimension = EnumType.Of<ComplianceDimension>(
        "ComplianceDimension", "What compliance is counted by (chiều thống kê).",
        ("UNIT", ComplianceDimension.Unit, "By unit (đơn vị): of the kind `level`, or each one that reports."),
        ("REGIME", ComplianceDimension.Regime, "By regime (chế độ báo cáo)."),
        ("PERIOD", ComplianceDimension.Period, "By period (kỳ báo cáo)."));

    private static readonly ObjectType Row = ObjectType.Of<ComplianceRow>(
        "ComplianceRow", "How a unit, a regime or a period stands (dòng thống kê).", f =>
    [
        f.Of("unitCode", Scalars.String, "The code of the unit; null when the row is of several (mã đơn vị).",
            row => row.UnitCode),
        f.Of("unitName", Scalars.String, "The unit's name (tên đơn vị).", row => row.UnitName),
        f.Of("regime", Scalars.String, "The code of the regime; null when the row is of several (chế độ báo cáo).",
            row => row.Regime),
        f.Of("period", Scalars.String, "The period; null when the row is of several (kỳ báo cáo).", row => row.Period),
        f.Of("due", Scalars.Long.NonNull,
            "Obligations whose time has come, or that were met before (số báo cáo đến hạn): what percentages are of.",
            row => row.Due),
        f.Of("open", Scalars.Long.NonNull, "Obligations still in time; they count for nothing yet (còn hạn).",
            row => row.Open),
        f.Of("onTime", Scalars.Long.NonNull, "Received in time (đúng hạn).", row => row.OnTime),
        f.Of("late", Scalars.Long.NonNull, "Received late (gửi chậm).", row => row.Late),
        f.Of("missing", Scalars.Long.NonNull, "Not received, though their time has come (chưa gửi).",
            row => row.Missing),
        f.Of("returned", Scalars.Long.NonNull, "Reports that were sent back at least once (bị trả lại).",
            row => row.Returned),
        f.Of("returns", Scalars.Long.NonNull, "How often reports were sent back (số lần trả lại).", row => row.Returns),
        f.Of("corrected", Scalars.Long.NonNull, "Reports with an approved correction (được đính chính).",
            row => row.Corrected),
        f.Of("corrections", Scalars.Long.NonNull, "How many corrections were approved (số lần đính chính).",
            row => row.Corrections),
        f.Of("completeness", Scalars.Decimal,
            "Received in percent of what was due, never above 100; null where nothing was (tỷ lệ đầy đủ).",
            row => row.Completeness),
        f.Of("timeliness", Scalars.Decimal, "Received in time in percent of what was due (tỷ lệ đúng hạn).",
            row => row.Timeliness),
        f.Of("score", Scalars.Decimal,
            "Points in percent of what was due: in time 1, late 0.5, missing 0, each return a tenth less (điểm). " +
            "`compliancePoints` says why.", row => row.Score),
        f.Of("rank", Scalars.Long, "Its place, 1 for the best; equal scores have equal ranks (thứ hạng).", row => row.Rank),
    ]);

    private static readonly ObjectType Result = ObjectType.Of<ComplianceResult>(
        "Compliance", "How obligations to report were met (chấp hành chế độ báo cáo).", f =>
    [
        f.Of("position", Scalars.Long.NonNull, "The position of the log that the answer is true for (vị trí).",
            result => result.Position),
        f.Of("rows", Row.NonNull.List.NonNull, "The best score first (các dòng).", result => result.Rows)
            .Costs(new FieldCost(AssumedSize: 50)),
    ]);

    private static readonly ObjectType Act = ObjectType.Of<ComplianceAct>(
        "ComplianceAct", "An event that counted (sự kiện được tính).", f =>
    [
        f.Of("position", Scalars.Long.NonNull, "Its place in the order of all events (vị trí).", act => act.Position),
        f.Of("event", Scalars.String.NonNull, "What happened (loại sự kiện).", act => act.Event),
        f.Of("at", Scalars.DateTime.NonNull, "When (thời điểm).", act => act.At),
        f.Of("eventId", Scalars.Id.NonNull, "The event (mã sự kiện).", act => act.EventId),
        f.Of("leaf", Scalars.String.NonNull, "Its leaf hash in the ledger, hex (mã băm trong sổ cái).", act => act.Leaf),
    ]);

    private static readonly ObjectType Point = ObjectType.Of<CompliancePointRow>(
        "CompliancePoint", "What one obligation is worth, and the events that say so (điểm của một báo cáo).", f =>
    [
        f.Of("unitCode", Scalars.String.NonNull, "Whose it is (mã đơn vị).", row => row.UnitCode),
        f.Of("reportId", Scalars.Id.NonNull, "The report (mã báo cáo).", row => row.ReportId),
        f.Of("regime", Scalars.String.NonNull, "The code of the regime (chế độ báo cáo).", row => row.Regime),
        f.Of("period", Scalars.String.NonNull, "The period (kỳ báo cáo).", row => row.Period),
        f.Of("dueAt", Scalars.DateTime, "The first instant that is late (thời hạn gửi).", row => row.DueAt),
        f.Of("sentAt", Scalars.DateTime, "When it was first sent and not recalled (thời điểm gửi).", row => row.SentAt),
        f.Of("state", Scalars.String.NonNull, "`on_time`, `late`, `missing` or `open` (tình trạng).", row => row.State),
        f.Of("returns", Scalars.Long.NonNull, "How often it was sent back (số lần trả lại).", row => row.Returns),
        f.Of("corrections", Scalars.Long.NonNull, "How many corrections were approved (số lần đính chính).",
            row => row.Corrections),
        f.Of("points", Scalars.Decimal, "What it is worth, 0 to 1; null while it is open (điểm).", row => row.Points),
        f.Of("acts", Act.NonNull.List.NonNull, "The events that it follows from (các sự kiện).", row => row.Acts)
            .Costs(new FieldCost(AssumedSize: 5)),
    ]);

    private static readonly Argument[] Arguments =
    [
        Argument.Of("unit", Scalars.String.NonNull, "The code of the subtree's root (mã đơn vị)."),
        Argument.Of("from", Scalars.LocalDate, "Only obligations due on this day or later (đến hạn từ ngày)."),
        Argument.Of("to", Scalars.LocalDate, "Only obligations due on this day or before (đến hạn đến ngày)."),
        Argument.Of("regime", Scalars.String, "Only this regime (chế độ báo cáo)."),
    ];

    public static Field Compliance<T>(FieldsOf<T> f) => f.Resolve("compliance", Result.NonNull,
        "Completeness and timeliness from obligations, returns and corrections, ranked (chấp hành chế độ báo cáo, xếp hạng).",
        [
            .. Arguments,
            Argument.Of("by", Dimension.NonNull.List.NonNull, "What rows are made for (chiều thống kê).", "[UNIT]"),
            Argument.Of("level", Scalars.String, "With UNIT: the kind of the units that rows are made for (cấp đơn vị)."),
        ],
        async (_, arguments, context, ct) => (await ComplianceQuery.Ask(
            context.Read().Db,
            Question(arguments, arguments.List<ComplianceDimension>("by")!.ToHashSet(), arguments.Get<string>("level")),
            context.Caller(), ct)).OrThrow())
        .Require(Policies.Reader);

    public static Field CompliancePoints<T>(FieldsOf<T> f) => f.Resolve("compliancePoints",
        Point.NonNull.List.NonNull,
        "Why a score is what it is, obligation by obligation with the events (căn cứ chấm điểm).",
        [
            .. Arguments,
            Argument.Of("first", Scalars.Int.NonNull, $"How many, 1 to {CompliancePointsQuery.SizeMax} (số dòng).", "100"),
            Argument.Of("skip", Scalars.Int.NonNull, "How many to pass over first (bỏ qua).", "0"),
        ],
        async (_, arguments, context, ct) => (await CompliancePointsQuery.Ask(
            context.Read().Db, Question(arguments, new HashSet<ComplianceDimension>(), null),
            arguments.Get<int>("first"), arguments.Get<int>("skip"), context.Caller(), ct)).OrThrow())
        .Require(Policies.Reader).Costs(new FieldCost(AssumedSize: 100));

    private static ComplianceQuestion Question(
        Arguments arguments, IReadOnlySet<ComplianceDimension> by, string? level) => new(
        arguments.Get<string>("unit")!, arguments.Get<DateOnly?>("from"), arguments.Get<DateOnly?>("to"),
        arguments.Get<string>("regime"), by, level);
}
