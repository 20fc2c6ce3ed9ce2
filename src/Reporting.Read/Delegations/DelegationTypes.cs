using Reporting.GraphQL.Types;
using Reporting.Read.Accounts;
using Reporting.Read.Reading;

namespace Reporting.Read.Delegations;

/// <summary>Delegations in GraphQL.</summary>
internal static class DelegationTypes
{
    private static readonly ObjectType Delegation = ObjectType.Of<DelegationRow>(
        "Delegation", "One account acts for another (ủy quyền).", f =>
    [
        f.Of("account", AccountTypes.Account.NonNull, "Who acts (người được ủy quyền).", row => row.Account).Reads("account."),
        f.Of("for", AccountTypes.Account.NonNull, "For whom (người ủy quyền).", row => row.Principal).Reads("principal."),
        f.Of("roles", Scalars.String.NonNull.List.NonNull, "In which roles (vai trò).", row => row.Roles).Reads("roles"),
        f.Of("from", Scalars.LocalDate.NonNull, "The first day (từ ngày).", row => row.From).Reads("from_day"),
        f.Of("until", Scalars.LocalDate.NonNull, "The last day (đến ngày).", row => row.Until).Reads("until_day"),
        f.Of("endedAt", Scalars.DateTime, "When it ended before that; null when it didn't (thời điểm chấm dứt).", row => row.EndedAt)
            .Reads("ended_at"),
        f.Of("reason", Scalars.String.NonNull, "Why (lý do).", row => row.Reason).Reads("reason"),
    ])
        .Require(Policies.Reader);

    private static readonly InputObjectType Input = Where.Of(
        "DelegationWhere", "delegations", "lọc ủy quyền",
        Where.Column("from", Operators.Day, "d.from_day", "By the first day (từ ngày)."),
        Where.Column("until", Operators.Day, "d.until_day", "By the last day (đến ngày)."),
        Where.Flag("isOver", (parameters, caller) =>
            $"(d.ended_at is not null or d.until_day < {parameters.Date(caller.Today)})", "Whether it is over (đã hết)."));

    private static readonly InputObjectType Order = OrderInput.Of(
        "DelegationOrder", "delegations",
        ("from", new SortKey("d.from_day", "date"), "By the first day (từ ngày)."),
        ("until", new SortKey("d.until_day", "date"), "By the last day (đến ngày)."));

    private static readonly ObjectType Connection =
        Connections.Of<DelegationRow>(Delegation, "delegations", "ủy quyền");

    public static Field Delegations<T>(FieldsOf<T> f) => Connections.Field<T, DelegationRow>(
        f, "delegations", Connection,
        "Who acts or acted for whom (ủy quyền), the newest first, where the caller may see a unit of one of the two.",
        Input, Order, [],
        (asked, ct) => DelegationsQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns, asked.Context.Caller(), ct))
        .Require(Policies.Reader);
}
