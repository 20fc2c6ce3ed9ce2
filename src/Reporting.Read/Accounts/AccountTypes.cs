using Reporting.GraphQL.Types;
using Reporting.Read.Reading;
using Reporting.Read.Units;

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
        f.Of("holder", Scalars.String, "Whose it is: `person` or `unit`; null where that was not said.",
            row => row.Holder).Reads("holder"),
        f.Of("unit", UnitTypes.Unit, "Where its holder works (đơn vị công tác).", row => row.Unit).Reads("unit."),
        f.Of("lockedFrom", Scalars.LocalDate, "Since or from when it is locked (khóa); null when it is not.",
            row => row.LockedFrom).Reads("locked_from"),
        f.Of("lockCause", Scalars.String, "Why: `transfer`, `leave`, `retirement`, `misuse` or `other`.",
            row => row.LockCause).Reads("lock_cause"),
        f.Of("isRevoked", Scalars.Boolean.NonNull, "Whether it was revoked for ever (thu hồi).", row => row.IsRevoked)
            .Reads("is_revoked"),
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
