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
    public bool IsLate { get; set; }
    public UnitRow? Unit { get; set; }

    /// <summary>Late is what was answered after its time, or is over it and not answered.</summary>
    internal const string IsLateSql =
        "coalesce(coalesce(r.done_at, r.declined_at) >= r.due_before, r.due_on < today.day, false)";

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
        new("is_late", IsLateSql, (row, reader, i) => row.IsLate = reader.GetBoolean(i)))
        .With("unit", "read.units u where u.unit_id = r.unit_id", UnitRow.Shape, row => row.Unit ??= new UnitRow());
}

/// <summary>Which requests are asked for.</summary>
public sealed record AccountRequestsFilter(string? Unit = null, bool OnlyOpen = false, bool OnlyLate = false);

/// <summary>Requests for accounts of units that the caller may see, the newest first.</summary>
public static class AccountRequestsQuery
{
    public static Task<Answer<Slice<AccountRequestRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, AccountRequestsFilter filter,
        Caller caller, CancellationToken ct)
    {
        // The day is the business clock's; a parameter has no place in the list's tables.
        var listing = new Listing<AccountRequestRow>(
            $"read.account_requests r cross join (select date '{caller.Today:yyyy-MM-dd}' as day) today",
            [new("r.received_on", "date"), new("r.request_id", "uuid")], isDescending: true, unit: "r.unit_id",
            AccountRequestRow.Shape);
        return listing.Page(db, page, columns, _ => Conditions(filter), caller, filter.Unit, ct);
    }

    private static IEnumerable<string> Conditions(AccountRequestsFilter filter)
    {
        if (filter.OnlyOpen)
            yield return "r.done_at is null and r.declined_at is null";
        if (filter.OnlyLate)
            yield return AccountRequestRow.IsLateSql;
    }
}
