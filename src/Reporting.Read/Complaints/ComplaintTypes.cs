using Reporting.GraphQL.Types;
using Reporting.Read.Accounts;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Complaints;

/// <summary>Complaints in GraphQL.</summary>
internal static class ComplaintTypes
{
    private static readonly ObjectType Complaint = ObjectType.Of<ComplaintRow>(
        "Complaint", "That somebody says a figure is wrong (khiếu nại về số liệu).", f =>
    [
        f.Of("id", Scalars.Id.NonNull, "Its id (mã khiếu nại).", row => row.ComplaintId).Reads("complaint_id"),
        f.Of("unit", UnitTypes.Unit.NonNull, "Who owns the figure, and answers (đơn vị sở hữu số liệu).",
            row => row.Unit).Reads("unit."),
        f.Of("atUnit", UnitTypes.Unit.NonNull, "To whom it was last brought (đang ở đơn vị).", row => row.AtUnit)
            .Reads("at_unit."),
        f.Of("indicator", Scalars.String.NonNull, "The code of the indicator (mã chỉ tiêu).", row => row.Indicator)
            .Reads("indicator"),
        f.Of("period", Scalars.String.NonNull, "The period (kỳ báo cáo).", row => row.Period).Reads("period"),
        f.Of("text", Scalars.String.NonNull, "What is said to be wrong (nội dung).", row => row.Text).Reads("text"),
        f.Of("filedAt", Scalars.DateTime.NonNull, "When it was filed (thời điểm gửi).", row => row.FiledAt)
            .Reads("filed_at"),
        f.Of("filedBy", AccountTypes.Account, "Who filed it (người gửi).", row => row.FiledBy).Reads("filed_by."),
        f.Of("dueAt", Scalars.DateTime.NonNull, "Until when an answer is expected (thời hạn trả lời).",
            row => row.DueAt).Reads("due_at"),
        f.Of("escalations", Scalars.Int.NonNull, "How often it went to a unit above (số lần chuyển cấp trên).",
            row => row.Escalations).Reads("escalations"),
        f.Of("answer", Scalars.String, "The answer (trả lời).", row => row.Answer).Reads("answer"),
        f.Of("isUpheld", Scalars.Boolean, "Whether it is right, as the owner says (chấp nhận khiếu nại).",
            row => row.IsUpheld).Reads("is_upheld"),
        f.Of("answeredAt", Scalars.DateTime, "When it was answered (thời điểm trả lời).", row => row.AnsweredAt)
            .Reads("answered_at"),
        f.Of("position", Scalars.Long.NonNull, "The position of its newest event (vị trí).", row => row.Position)
            .Reads("position"),
    ]);

    private static readonly ObjectType Connection = Connections.Of<ComplaintRow>(Complaint, "complaints", "khiếu nại");

    private static readonly InputObjectType Input = Where.Of(
        "ComplaintWhere", "complaints", "lọc khiếu nại",
        Where.Flag("isOpen", (_, _) => "c.answered_at is null", "Whether nobody has answered (chưa trả lời)."),
        Where.Flag("isOverdue", (parameters, caller) =>
            $"(c.answered_at is null and c.due_at <= {parameters.Time(caller.Now)})",
            "Whether it should be answered and is not (quá hạn trả lời)."),
        Where.Column("indicator", Operators.Text, "c.indicator", "By the code of the indicator (mã chỉ tiêu)."),
        Where.Related("unit", UnitConditions.Input, "read.units u where u.unit_id = c.unit_id",
            "By who owns the figure (đơn vị)."));

    private static readonly InputObjectType Order = OrderInput.Of(
        "ComplaintOrder", "complaints",
        ("filedAt", new SortKey("c.filed_at", "timestamptz"), "By when it was filed (thời điểm gửi)."),
        ("dueAt", new SortKey("c.due_at", "timestamptz"), "By until when it is to be answered (thời hạn)."));

    public static Field Complaints<T>(FieldsOf<T> f) => Connections.Field<T, ComplaintRow>(
        f, "complaints", Connection,
        "Complaints about figures of units that the caller may see (khiếu nại về số liệu), the newest first.",
        Input, Order, [ListQuestion.Within("complaints")],
        (asked, ct) => ComplaintsQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns, asked.WithinCode, onlyOpen: false, asked.Context.Caller(),
            ct))
        .Require(Policies.Reader);
}
