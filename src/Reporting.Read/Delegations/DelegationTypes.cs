using Reporting.GraphQL.Types;
using Reporting.Read.Accounts;
using Reporting.Read.Reading;

namespace Reporting.Read.Delegations;

/// <summary>Delegations in GraphQL.</summary>
public static class DelegationTypes
{
    private static readonly ObjectType Delegation = ObjectType.Of<DelegationRow>(
        "Delegation", "One account acts for another (ủy quyền).", f =>
    [
        f.Of("account", AccountTypes.Account.NonNull, "Who acts.", row => row.Account).Reads("account."),
        f.Of("for", AccountTypes.Account.NonNull, "For whom.", row => row.Principal).Reads("principal."),
        f.Of("roles", Scalars.String.NonNull.List.NonNull, "In which roles.", row => row.Roles).Reads("roles"),
        f.Of("from", Scalars.LocalDate.NonNull, "The first day.", row => row.From).Reads("from_day"),
        f.Of("until", Scalars.LocalDate.NonNull, "The last day.", row => row.Until).Reads("until_day"),
        f.Of("endedAt", Scalars.DateTime, "When it ended before that; null when it didn't.", row => row.EndedAt)
            .Reads("ended_at"),
        f.Of("reason", Scalars.String.NonNull, "Why.", row => row.Reason).Reads("reason"),
    ]);

    private static readonly ObjectType Connection = Connections.Of<DelegationRow>(Delegation, "delegations");

    public static Field Delegations<T>(FieldsOf<T> f) => f.Resolve("delegations", Connection.NonNull,
        "Who acts or acted for whom (ủy quyền), the newest first, where the caller may see a unit of one of the two.",
        Connections.PageArguments,
        async (_, arguments, context, ct) => (await DelegationsQuery.List(
            context.Read().Db, Connections.Page(arguments), Connections.ColumnsOfNodes(context.Selection),
            context.Caller(), ct))
            .OrThrow())
        .Costs(Connections.Cost);
}
