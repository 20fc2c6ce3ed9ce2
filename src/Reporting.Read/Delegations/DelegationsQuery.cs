using Npgsql;
using Reporting.Read.Accounts;
using Reporting.Read.Reading;

namespace Reporting.Read.Delegations;

/// <summary>Who acts for whom; columns that were not asked for stay empty.</summary>
public sealed record DelegationRow
{
    public AccountRow? Account { get; set; }
    public AccountRow? Principal { get; set; }
    public DateOnly From { get; set; }
    public DateOnly Until { get; set; }
    public string[] Roles { get; set; } = [];
    public string Reason { get; set; } = "";
    public DateTimeOffset? EndedAt { get; set; }

    internal static readonly RowShape<DelegationRow> Shape = new RowShape<DelegationRow>(
        new("from_day", "d.from_day", (row, reader, i) => row.From = reader.GetFieldValue<DateOnly>(i)),
        new("until_day", "d.until_day", (row, reader, i) => row.Until = reader.GetFieldValue<DateOnly>(i)),
        new("roles", "d.roles", (row, reader, i) => row.Roles = reader.GetFieldValue<string[]>(i)),
        new("reason", "d.reason", (row, reader, i) => row.Reason = reader.GetString(i)),
        new("ended_at", "d.ended_at", (row, reader, i) => row.EndedAt = reader.IsDBNull(i) ? null : reader.Instant(i)))
        .With("account", "read.accounts a where a.account_id = d.account_id", AccountRow.Shape,
            row => row.Account ??= new AccountRow())
        .With("principal", "read.accounts a where a.account_id = d.principal_id", AccountRow.Shape,
            row => row.Principal ??= new AccountRow());
}

/// <summary>Delegations of accounts that have a grant for a unit that the caller may see, the newest first.</summary>
public static class DelegationsQuery
{
    private static readonly Listing<DelegationRow> Listing = new(
        """
        (select distinct on (d.position) d.*, g.unit_id as granted_unit_id
        from read.account_delegations d join read.account_grants g on g.account_id in (d.account_id, d.principal_id)
        where g.unit_id in (select unit_id from visible)
        order by d.position) d
        """,
        [new("d.position", "bigint", IsDescending: true)], unit: "d.granted_unit_id", DelegationRow.Shape);

    public static Task<Answer<Slice<DelegationRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, Caller caller,
        CancellationToken ct) =>
        Listing.Page(db, page, columns, _ => [], caller, null, ct);
}
