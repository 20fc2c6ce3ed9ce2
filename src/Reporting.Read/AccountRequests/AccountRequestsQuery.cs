using Npgsql;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.AccountRequests;

/// <summary>A request; columns that were not asked for stay empty.</summary>
public sealed record AccountRequestRow
{
    public Guid RequestId { get; set; }
    public string Act { get; set; } = "";
    public string UserName { get; set; } = "";
    public string DocumentNumber { get; set; } = "";
    public DateOnly ReceivedOn { get; set; }
    public DateOnly? DueOn { get; set; }
    public string? Note { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public DateTimeOffset? DeclinedAt { get; set; }
    public string? DeclineReason { get; set; }
    public DateTimeOffset? DueBefore { get; set; }
    public UnitRow? Unit { get; set; }

    internal static readonly RowShape<AccountRequestRow> Shape = new RowShape<AccountRequestRow>(
        new("request_id", "r.request_id", (row, reader, i) => row.RequestId = reader.GetGuid(i)),
        new("act", "r.act", (row, reader, i) => row.Act = reader.GetString(i)),
        new("user_name", "r.user_name", (row, reader, i) => row.UserName = reader.GetString(i)),
        new("document_number", "r.document_number", (row, reader, i) => row.DocumentNumber = reader.GetString(i)),
        new("received_on", "r.received_on", (row, reader, i) => row.ReceivedOn = reader.GetFieldValue<DateOnly>(i)),
        new("due_on", "r.due_on",
            (row, reader, i) => row.DueOn = reader.IsDBNull(i) ? null : reader.GetFieldValue<DateOnly>(i)),
        new("note", "r.note", (row, reader, i) => row.Note = reader.Text(i)),
        new("done_at", "r.done_at", (row, reader, i) => row.DoneAt = reader.IsDBNull(i) ? null : reader.Instant(i)),
        new("declined_at", "r.declined_at",
            (row, reader, i) => row.DeclinedAt = reader.IsDBNull(i) ? null : reader.Instant(i)),
        new("decline_reason", "r.decline_reason", (row, reader, i) => row.DeclineReason = reader.Text(i)),
        new("due_before", "r.due_before",
            (row, reader, i) => row.DueBefore = reader.IsDBNull(i) ? null : reader.Instant(i)))
        .With("unit", "read.units u where u.unit_id = r.unit_id", UnitRow.Shape, row => row.Unit ??= new UnitRow());

    /// <summary>Late is what was answered after its time, or is over it and not answered (A3).</summary>
    public bool IsLate(DateOnly today) => (DoneAt ?? DeclinedAt) is { } answered ? answered >= DueBefore : DueOn < today;
}

/// <summary>Which requests are asked for.</summary>
public sealed record AccountRequestsFilter(string? Unit = null, bool OnlyOpen = false, bool OnlyLate = false);

/// <summary>Requests for accounts of units that the caller administers or audits, the newest first (J3).</summary>
public static class AccountRequestsQuery
{
    /// <summary>As <see cref="AccountRequestRow.IsLate"/>.</summary>
    internal static string IsLateSql(SqlParameters parameters, Caller caller) =>
        "coalesce(case when coalesce(r.done_at, r.declined_at) is null "
        + $"then r.due_on < {parameters.Date(caller.Today)} else coalesce(r.done_at, r.declined_at) >= r.due_before end, false)";

    internal const string IsOpenSql = "r.done_at is null and r.declined_at is null";

    private static readonly Listing<AccountRequestRow> Listing = new(
        "read.account_requests r",
        [new("r.received_on", "date", IsDescending: true), new("r.request_id", "uuid", IsDescending: true)],
        unit: "r.unit_id", AccountRequestRow.Shape);

    public static Task<Answer<Slice<AccountRequestRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, AccountRequestsFilter filter,
        Caller caller, CancellationToken ct) => Listing.Page(
        db, page, columns, parameters => Conditions(parameters, filter, caller),
        caller with { Scope = caller.Scope.OfAccounts() }, filter.Unit, ct);

    private static IEnumerable<string> Conditions(SqlParameters parameters, AccountRequestsFilter filter, Caller caller)
    {
        if (filter.OnlyOpen)
            yield return IsOpenSql;
        if (filter.OnlyLate)
            yield return IsLateSql(parameters, caller);
    }
}
