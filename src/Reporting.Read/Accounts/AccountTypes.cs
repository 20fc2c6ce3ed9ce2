using Reporting.GraphQL.Types;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Accounts;

/// <summary>Accounts in GraphQL.</summary>
internal static class AccountTypes
{
    public static readonly ObjectType Account = ObjectType.Of<AccountRow>(
        "Account", "An account of a person (tài khoản).", f =>
    [
        f.Of("id", Scalars.Id.NonNull, "The account's id, as events name it (mã tài khoản).",
            row => row.AccountId).Reads("account_id"),
        f.Of("userName", Scalars.String.NonNull, "The name to sign in with (tên đăng nhập).",
            row => row.UserName).Reads("user_name"),
        f.Of("displayName", Scalars.String.NonNull, "The person's name as shown (họ tên).", row => row.DisplayName)
            .Reads("display_name"),
        f.Of("holder", Scalars.String, "Whose it is: `person` or `unit`; null where that was not said (loại chủ tài khoản).",
            row => row.Holder).Reads("holder"),
        f.Of("unit", UnitTypes.Unit, "Where its holder works (đơn vị công tác).", row => row.Unit).Reads("unit."),
        f.Of("lockedFrom", Scalars.LocalDate, "Since or from when it is locked (khóa); null when it is not.",
            row => row.LockedFrom).Reads("locked_from").Require(Policies.Accounts),
        f.Of("lockCause", Scalars.String, "Why: `transfer`, `leave`, `retirement`, `misuse` or `other` (lý do khóa).",
            row => row.LockCause).Reads("lock_cause").Require(Policies.Accounts),
        f.Of("isRevoked", Scalars.Boolean.NonNull, "Whether it was revoked for ever (thu hồi).", row => row.IsRevoked)
            .Reads("is_revoked"),
    ])
        .Require(Policies.Reader);

    // The alias of the table is a.
    public static readonly InputObjectType Input = Where.Of(
        "AccountWhere", "accounts", "lọc tài khoản",
        Where.Column("id", Operators.Id, "a.account_id", "By its id (mã tài khoản)."),
        Where.Column("userName", Operators.Text, "a.user_name", "By the name to sign in with (tên đăng nhập)."),
        Where.Column("displayName", Operators.Text, "a.display_name", "By the person's name (họ tên)."),
        Where.Flag("isRevoked", (_, _) => "a.is_revoked", "Whether it was revoked (đã thu hồi)."),
        Where.Flag("isLocked", (parameters, caller) => $"coalesce(a.locked_from <= {parameters.Date(caller.Today)}, false)",
            "Whether it is locked today (đang bị khóa)."));

    private static readonly InputObjectType Order = OrderInput.Of(
        "AccountOrder", "accounts",
        ("userName", new SortKey("a.user_name", "text"), "By the name to sign in with (tên đăng nhập)."),
        ("displayName", new SortKey(Folded.Sql("a.display_name"), "text"),
            "By the person's name without diacritics (họ tên, không dấu)."));

    private static readonly ObjectType Connection = Connections.Of<AccountRow>(Account, "accounts", "tài khoản");

    public static Field Accounts<T>(FieldsOf<T> f) => Connections.Field<T, AccountRow>(
        f, "accounts", Connection,
        "The accounts (tài khoản) that have a grant for a unit that the caller may see, by user name.",
        Input, Order, [],
        (asked, ct) => AccountsQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns, asked.Context.Caller(), ct))
        .Require(Policies.Reader);
}
