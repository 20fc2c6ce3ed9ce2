using Reporting.GraphQL.Types;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.AccountRequests;

/// <summary>Requests for accounts in GraphQL.</summary>
public static class AccountRequestTypes
{
    private static readonly ObjectType Request = ObjectType.Of<AccountRequestRow>(
        "AccountRequest", "A written request for an account (đề nghị cấp, thay đổi, khóa, thu hồi tài khoản).", f =>
    [
        f.Of("id", Scalars.Id.NonNull, "The request's id.", row => row.RequestId).Reads("request_id"),
        f.Of("act", Scalars.String.NonNull,
            "What it asks for: `issue`, `change`, `lock`, `unlock`, `revoke` or `reissue-password`.", row => row.Act)
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
        f.Of("note", Scalars.String, "What else it says.", row => row.Note).Reads("note"),
        f.Of("doneAt", Scalars.DateTime, "When it was done.", row => row.DoneAt).Reads("done_at"),
        f.Of("declinedAt", Scalars.DateTime, "When it was declined.", row => row.DeclinedAt).Reads("declined_at"),
        f.Of("declineReason", Scalars.String, "Why it was declined.", row => row.DeclineReason)
            .Reads("decline_reason"),
        f.Of("isLate", Scalars.Boolean.NonNull, "Whether it was answered too late, or is over its time (quá hạn).",
            row => row.IsLate).Reads("is_late"),
    ]);

    private static readonly ObjectType Connection = Connections.Of<AccountRequestRow>(Request, "requests");

    public static Field AccountRequests<T>(FieldsOf<T> f) => f.Resolve("accountRequests", Connection.NonNull,
        "Requests for accounts (đề nghị về tài khoản) of units that the caller may see, the newest first.",
        [
            Argument.Of("unit", Scalars.String, "Only those of the subtree of the unit with this code."),
            Argument.Of("onlyOpen", Scalars.Boolean, "Only those that wait."),
            Argument.Of("onlyLate", Scalars.Boolean, "Only those that are or were late."),
            .. Connections.PageArguments,
        ],
        async (_, arguments, context, ct) => (await AccountRequestsQuery.List(
            context.Read().Db, Connections.Page(arguments), Connections.ColumnsOfNodes(context.Selection),
            new AccountRequestsFilter(
                arguments.Get<string>("unit"), arguments.Get<bool?>("onlyOpen") ?? false,
                arguments.Get<bool?>("onlyLate") ?? false),
            context.Caller(), ct)).OrThrow())
        .Costs(Connections.Cost);
}
