using Reporting.GraphQL.Types;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.AccountRequests;

/// <summary>Requests for accounts in GraphQL.</summary>
internal static class AccountRequestTypes
{
    private static readonly ObjectType Request = ObjectType.Of<AccountRequestRow>(
        "AccountRequest", "A written request for an account (đề nghị cấp, thay đổi, khóa, thu hồi tài khoản).", f =>
    [
        f.Of("id", Scalars.Id.NonNull, "The request's id (mã đề nghị).", row => row.RequestId).Reads("request_id"),
        f.Of("act", Scalars.String.NonNull,
            "What it asks for: `issue`, `change`, `lock`, `unlock`, `revoke` or `reissue-password` (nội dung đề nghị).", row => row.Act)
            .Reads("act"),
        f.Of("userName", Scalars.String.NonNull, "The account's name (tên đăng nhập).", row => row.UserName)
            .Reads("user_name"),
        f.Of("unit", UnitTypes.Unit.NonNull, "Who asks (đơn vị đề nghị).", row => row.Unit).Reads("unit."),
        f.Of("documentNumber", Scalars.String.NonNull, "The document's number (số văn bản).",
            row => row.DocumentNumber).Reads("document_number"),
        f.Of("receivedOn", Scalars.LocalDate.NonNull, "When it came in (ngày nhận).", row => row.ReceivedOn)
            .Reads("received_on"),
        f.Of("dueOn", Scalars.LocalDate, "The last day for it (hạn xử lý); null where no act says one.", row => row.DueOn)
            .Reads("due_on"),
        f.Of("note", Scalars.String, "What else it says (ghi chú).", row => row.Note).Reads("note"),
        f.Of("doneAt", Scalars.DateTime, "When it was done (thời điểm hoàn thành).", row => row.DoneAt).Reads("done_at"),
        f.Of("declinedAt", Scalars.DateTime, "When it was declined (thời điểm từ chối).", row => row.DeclinedAt).Reads("declined_at"),
        f.Of("declineReason", Scalars.String, "Why it was declined (lý do từ chối).", row => row.DeclineReason)
            .Reads("decline_reason"),
        f.Resolve("isLate", Scalars.Boolean.NonNull,
            "Whether it was answered too late, or is over its time (quá hạn).", [],
            (row, _, context, _) => new ValueTask<bool>(row.IsLate(context.Caller().Today)))
            .Reads("due_on", "due_before", "done_at", "declined_at").Costs(new FieldCost(Weight: 0)),
    ])
        .Require(Policies.Accounts);

    private static readonly InputObjectType Input = Where.Of(
        "AccountRequestWhere", "requests", "lọc đề nghị",
        Where.Column("id", Operators.Id, "r.request_id", "By its id (mã đề nghị)."),
        Where.Column("act", Operators.Text, "r.act", "By what it asks for (nội dung đề nghị)."),
        Where.Column("userName", Operators.Text, "r.user_name", "By the account's name (tên đăng nhập)."),
        Where.Column("documentNumber", Operators.Text, "r.document_number", "By the document (số văn bản)."),
        Where.Column("receivedOn", Operators.Day, "r.received_on", "By the day it came in (ngày nhận)."),
        Where.Flag("isOpen", (_, _) => AccountRequestsQuery.IsOpenSql, "Whether it waits (chưa xử lý)."),
        Where.Flag("isLate", AccountRequestsQuery.IsLateSql, "Whether it is or was late (quá hạn)."));

    private static readonly InputObjectType Order = OrderInput.Of(
        "AccountRequestOrder", "requests",
        ("receivedOn", new SortKey("r.received_on", "date"), "By the day it came in (ngày nhận)."),
        ("userName", new SortKey("r.user_name", "text"), "By the account's name (tên đăng nhập)."));

    private static readonly ObjectType Connection =
        Connections.Of<AccountRequestRow>(Request, "requests", "đề nghị về tài khoản");

    public static Field AccountRequests<T>(FieldsOf<T> f) => Connections.Field<T, AccountRequestRow>(
        f, "accountRequests", Connection,
        "Requests for accounts (đề nghị về tài khoản) of units that the caller administers or audits, the newest first.",
        Input, Order, [ListQuestion.Within("requests")],
        (asked, ct) => AccountRequestsQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns, new AccountRequestsFilter(asked.WithinCode),
            asked.Context.Caller(), ct))
        .Require(Policies.Accounts);
}
