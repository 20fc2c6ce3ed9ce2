using Npgsql;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Accounts;

/// <summary>An account as others see it; columns that were not asked for stay empty.</summary>
public sealed record AccountRow
{
    public Guid AccountId { get; set; }
    public string UserName { get; set; } = "";
    public string DisplayName { get; set; } = "";
    public string? Holder { get; set; }
    public string? LockCause { get; set; }
    public DateOnly? LockedFrom { get; set; }
    public bool IsRevoked { get; set; }
    public UnitRow? Unit { get; set; }

    internal static readonly RowShape<AccountRow> Shape = new RowShape<AccountRow>(
        new("account_id", "a.account_id", (row, reader, i) => row.AccountId = reader.GetGuid(i)),
        new("user_name", "a.user_name", (row, reader, i) => row.UserName = reader.GetString(i)),
        new("display_name", "a.display_name", (row, reader, i) => row.DisplayName = reader.GetString(i)),
        new("holder", "a.holder", (row, reader, i) => row.Holder = reader.Text(i)),
        new("lock_cause", "a.lock_cause", (row, reader, i) => row.LockCause = reader.Text(i)),
        new("locked_from", "a.locked_from",
            (row, reader, i) => row.LockedFrom = reader.IsDBNull(i) ? null : reader.GetFieldValue<DateOnly>(i)),
        new("is_revoked", "a.is_revoked", (row, reader, i) => row.IsRevoked = reader.GetBoolean(i)))
        .With("unit", "read.units u where u.unit_id = a.unit_id", UnitRow.Shape, row => row.Unit ??= new UnitRow(),
            isOptional: true);
}

/// <summary>Names of accounts, and what state they are in.</summary>
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
