using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Inbox;

/// <summary>The inbox in GraphQL.</summary>
internal static class InboxTypes
{
    private static readonly ObjectType Message = ObjectType.Of<MessageRow>(
        "InboxMessage", "A message (tin nhắn): what is asked by when, a reminder, a notice, an answer.", f =>
    [
        f.Of("id", Scalars.Id.NonNull, "Its id, for `POST /api/inbox/read` (mã tin).", row => row.Id),
        f.Of("position", Scalars.Long.NonNull, "Its place in the order of all events (vị trí).", row => row.Position),
        f.Of("at", Scalars.DateTime.NonNull, "When (thời điểm).", row => row.At),
        f.Of("kind", Scalars.String.NonNull, "What it tells of, for example `holder_reminded` (loại tin).",
            row => row.Kind),
        f.Of("subject", Scalars.Id.NonNull, "The report, the notice or the incident (đối tượng).", row => row.Subject),
        f.Of("regime", Scalars.String, "The code of the report's regime (chế độ báo cáo).", row => row.Regime),
        f.Of("period", Scalars.String, "The report's period (kỳ báo cáo).", row => row.Period),
        f.Of("dueAt", Scalars.DateTime, "The deadline, or when what is announced begins (thời hạn).", row => row.DueAt),
        f.Of("step", Scalars.String,
            "Of a reminder: `soon`, `last_day`, `overdue`, `still_overdue` or `chased` (mức nhắc).", row => row.Step),
        f.Of("text", Scalars.String, "What somebody wrote (nội dung).", row => row.Text),
        f.Of("isRead", Scalars.Boolean.NonNull, "Whether the caller has read it (đã đọc).", row => row.IsRead),
    ]);

    private static readonly ObjectType Page = ObjectType.Of<InboxSlice>(
        "Inbox", "A page of the caller's messages, the newest first (hộp thư).", f =>
    [
        f.Of("messages", Message.NonNull.List.NonNull, "The messages (các tin).", page => page.Messages),
        f.Resolve("unread", Scalars.Long.NonNull,
            "How many of the whole inbox are unread (số tin chưa đọc); counted only when asked for.", [],
            async (_, _, context, ct) => await InboxQuery.Unread(context.Read().Db, context.Caller(), ct)),
        f.Of("next", Scalars.Long, "Give it as `before` for older ones; null at the end (tin cũ hơn).", page => page.Next),
    ]);

    public static Field Inbox<T>(FieldsOf<T> f) => f.Resolve(
        "inbox", Page.NonNull, "The caller's own messages (hộp thư của tài khoản).",
        [
            Argument.Of("first", Scalars.Int, $"How many, 1 to {InboxQuery.SizeMax} (số tin)."),
            Argument.Of("before", Scalars.Long, "Only older messages than the one at this position (cũ hơn vị trí)."),
            Argument.Of("onlyUnread", Scalars.Boolean, "Only what is unread (chỉ tin chưa đọc)."),
        ],
        async (_, arguments, context, ct) => (await InboxQuery.Slice(
            context.Read().Db, context.Caller(), arguments.Get<bool?>("onlyUnread") == true,
            arguments.Get<int?>("first"), arguments.Get<long?>("before"), ct)).OrThrow())
        .Require(Policies.Account)
        .Costs(new FieldCost(AssumedSize: InboxQuery.SizeDefault, SlicingArguments: ["first"], SizedFields: ["messages"]));
}
