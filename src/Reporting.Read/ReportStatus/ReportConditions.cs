using Reporting.GraphQL.Types;
using Reporting.Read.Periods;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.ReportStatus;

/// <summary>Which reports, and in which order; the table's alias is <c>r</c>.</summary>
internal static class ReportConditions
{
    internal static readonly string[] NotSent = ["assigned", "in_entry", "checked", "submitted", "rejected", "signed", "returned",
        "returned_unsigned"];

    public static readonly EnumType State = EnumType.OfValues(
        "ReportState", "Where a report stands (trạng thái báo cáo).",
        Named("ASSIGNED", "Assigned, nothing entered yet (đã giao)."),
        Named("IN_ENTRY", "In data entry (đang nhập)."),
        Named("CHECKED", "Checked, not submitted yet (đã kiểm tra)."),
        Named("RETURNED_UNSIGNED", "It came unsigned and is back with the leader for signing (trả lại để ký)."),
        Named("SUBMITTED", "With the leader (đã trình)."),
        Named("REJECTED", "The leader refused to sign it (lãnh đạo từ chối)."),
        Named("SIGNED", "Signed, not sent yet (đã ký)."),
        Named("SENT", "With the requesting unit (đã gửi)."),
        Named("RETURNED", "The requesting unit sent it back (bị trả lại)."),
        Named("ACCEPTED", "Accepted: its figures are in force (đã tiếp nhận)."),
        Named("CORRECTION_REQUESTED", "The unit asks to correct it (đề nghị đính chính)."),
        Named("CORRECTION_APPROVED", "A corrected version is being made (được đính chính)."),
        Named("WITHDRAWN", "Its figures were taken out of force (đã rút)."),
        Named("CANCELLED", "It is not asked for any longer (đã hủy giao)."));

    public static readonly InputObjectType Input = Where.Of(
        "ReportWhere", "reports", "lọc báo cáo",
        Where.Column("id", Operators.Id, "r.report_id", "By its id (mã báo cáo)."),
        Where.Related("unit", UnitConditions.Input, "read.units u where u.unit_id = r.unit_id",
            "By the unit that reports (đơn vị báo cáo)."),
        Where.Related("requestingUnit", UnitConditions.Input, "read.units u where u.unit_id = r.requesting_unit_id",
            "By the unit that accepts it (cơ quan yêu cầu báo cáo)."),
        Where.Column("state", Operators.Enum<string>(State, "trạng thái báo cáo", name => name.ToLowerInvariant()),
            "r.state", "By where it stands (trạng thái)."),
        Where.Column("regime", Operators.Text, "r.regime", "By the code of its regime (chế độ báo cáo)."),
        Where.Column("template", Operators.Text, "r.template", "By the code of its template (biểu mẫu)."),
        Where.Column("period", PeriodTypes.Filter, "r", "By its period (kỳ báo cáo)."),
        Where.Column("periodFirst", Operators.Day, "r.period_first", "By the first day of its window (ngày đầu kỳ)."),
        Where.Column("periodLast", Operators.Day, "r.period_last", "By the last day of its window (ngày cuối kỳ)."),
        Where.Flag("isDue", (parameters, caller) => $"r.period_last < {parameters.Date(caller.Today)}",
            "Whether its window is over, so that it is to be sent (đến hạn)."),
        Where.Column("holder", Operators.Text, ReportRow.HolderSql,
            "By who has the next step: `preparer`, `leader` or `requesting_unit` (nơi đang giữ)."),
        Where.Flag("isLate", IsLateSql,
            "Whether its deadline has passed and the requesting unit does not have it (chậm)."),
        Where.Column("dueAt", Operators.Time, "r.due_at",
            "By its deadline (thời hạn gửi)."),
        Where.Column("since", Operators.Time, "r.since", "By the time of its state (từ lúc nào)."),
        Where.Column("assignedAt", Operators.Time, "r.assigned_at", "By the time of its assignment (thời điểm giao)."));

    public static readonly InputObjectType Order = OrderInput.Of(
        "ReportOrder", "reports",
        ("period", new SortKey("r.period_first", "date"), "By the first day of the period (kỳ báo cáo)."),
        ("unit", new SortKey("(select u.code from read.units u where u.unit_id = r.unit_id)", "text"),
            "By the code of the unit (mã đơn vị)."),
        ("regime", new SortKey("r.regime", "text"), "By the code of the regime (chế độ báo cáo)."),
        ("state", new SortKey("r.state", "text"), "By the name of the state (trạng thái)."),
        ("since", new SortKey("r.since", "timestamptz"), "By the time of its state (từ lúc nào)."),
        ("assignedAt", new SortKey("r.assigned_at", "timestamptz"), "By the time of assignment (thời điểm giao)."),
        ("position", new SortKey("r.position", "bigint"), "By its newest event (sự kiện mới nhất)."));

    /// <summary>As <c>isLate</c> says of a row.</summary>
    public static bool IsLate(ReportRow row, Caller caller) =>
        (row.DueAt is { } dueAt ? dueAt <= caller.Now : row.PeriodLast < caller.Today) && NotSent.Contains(row.State);

    /// <summary>The same, as a part of a statement.</summary>
    internal static string IsLateSql(SqlParameters parameters, Caller caller) =>
        $"({DueSql(parameters, caller)} and r.state = any ({parameters.Texts(NotSent)}))";

    // Where nobody said a deadline, the end of the window is one.
    private static string DueSql(SqlParameters parameters, Caller caller) =>
        $"coalesce(r.due_at <= {parameters.Time(caller.Now)}, r.period_last < {parameters.Date(caller.Today)})";

    private static EnumValue Named(string name, string description) => new(name, name, description);
}
