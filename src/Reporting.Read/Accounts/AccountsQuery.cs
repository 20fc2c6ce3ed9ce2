using Npgsql;
using Reporting.Read.Reading;

namespace Reporting.Read.Accounts;

/// <summary>An account as others see it; columns that were not asked for stay empty.</summary>
public sealed record AccountRow
{
    public Guid AccountId { get; set; }
    public string UserName { get; set; } = "";
    public string DisplayName { get; set; } = "";

    internal static readonly RowShape<AccountRow> Shape = new(
        new("account_id", "a.account_id", (row, reader, i) => row.AccountId = reader.GetGuid(i)),
        new("user_name", "a.user_name", (row, reader, i) => row.UserName = reader.GetString(i)),
        new("display_name", "a.display_name", (row, reader, i) => row.DisplayName = reader.GetString(i)));
}

/// <summary>Names of accounts.</summary>
public static class AccountsQuery
{
    private static readonly Listing<AccountRow> Listing = new(
        """
        (select distinct on (a.user_name, a.account_id) a.*, g.unit_id as granted_unit_id
        from read.accounts a
        join (
            -- A grant for the whole register is shown to those who may see a unit at the top.
            select account_id, case when unit_id <> '00000000-0000-0000-0000-000000000000' then unit_id
                else (select p.unit_id from read.unit_parents p where p.parent_id is null and not p.is_rest order by p.unit_id limit 1) end as unit_id
            from read.account_grants) g using (account_id)
        where g.unit_id in (select unit_id from visible)
        order by a.user_name, a.account_id) a
        """,
        [new("a.user_name", "text"), new("a.account_id", "uuid")], unit: "a.granted_unit_id",
        AccountRow.Shape);

    /// <summary>The accounts that have a grant for a unit that the caller may see.</summary>
    public static Task<Answer<Slice<AccountRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, Caller caller,
        CancellationToken ct) =>
        Listing.Page(db, page, columns, _ => [], caller, null, ct);
}
