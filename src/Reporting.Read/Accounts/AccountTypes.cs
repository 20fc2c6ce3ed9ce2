using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Accounts;

/// <summary>Accounts in GraphQL.</summary>
public static class AccountTypes
{
    public static readonly ObjectType Account = ObjectType.Of<AccountRow>(
        "Account", "An account of a person (tài khoản).", f =>
    [
        f.Of("id", Scalars.Id.NonNull, "The account's id, as events name it.",
            row => row.AccountId).Reads("account_id"),
        f.Of("userName", Scalars.String.NonNull, "The name to sign in with (tên đăng nhập).",
            row => row.UserName).Reads("user_name"),
        f.Of("displayName", Scalars.String.NonNull, "The person's name as shown (họ tên).", row => row.DisplayName)
            .Reads("display_name"),
    ]);

    private static readonly ObjectType Connection = Connections.Of<AccountRow>(Account, "accounts");

    public static Field Accounts<T>(FieldsOf<T> f) => f.Resolve("accounts", Connection.NonNull,
        "The accounts (tài khoản) that have a grant for a unit that the caller may see, by user name.",
        Connections.PageArguments,
        async (_, arguments, context, ct) => (await AccountsQuery.List(
            context.Read().Db, Connections.Page(arguments), Connections.ColumnsOfNodes(context.Selection),
            context.Caller(), ct))
            .OrThrow())
        .Costs(Connections.Cost);
}
