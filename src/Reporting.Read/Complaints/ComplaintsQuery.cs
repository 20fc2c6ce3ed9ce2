using Npgsql;
using Reporting.Read.Accounts;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Complaints;

/// <summary>A complaint; columns that were not asked for stay empty.</summary>
public sealed record ComplaintRow
{
    public Guid ComplaintId { get; set; }
    public UnitRow? Unit { get; set; }
    public UnitRow? AtUnit { get; set; }
    public string Indicator { get; set; } = "";
    public string Period { get; set; } = "";
    public string Text { get; set; } = "";
    public DateTimeOffset FiledAt { get; set; }
    public AccountRow? FiledBy { get; set; }
    public DateTimeOffset DueAt { get; set; }
    public int Escalations { get; set; }
    public string? Answer { get; set; }
    public bool? IsUpheld { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public long Position { get; set; }

    internal static readonly RowShape<ComplaintRow> Shape = new RowShape<ComplaintRow>(
        new("complaint_id", "c.complaint_id", (row, reader, i) => row.ComplaintId = reader.GetGuid(i)),
        new("indicator", "c.indicator", (row, reader, i) => row.Indicator = reader.GetString(i)),
        new("period", "c.period", (row, reader, i) => row.Period = reader.GetString(i)),
        new("text", "c.text", (row, reader, i) => row.Text = reader.GetString(i)),
        new("filed_at", "c.filed_at", (row, reader, i) => row.FiledAt = reader.Instant(i)),
        new("due_at", "c.due_at", (row, reader, i) => row.DueAt = reader.Instant(i)),
        new("escalations", "c.escalations", (row, reader, i) => row.Escalations = reader.GetInt32(i)),
        new("answer", "c.answer", (row, reader, i) => row.Answer = reader.Text(i)),
        new("is_upheld", "c.is_upheld",
            (row, reader, i) => row.IsUpheld = reader.IsDBNull(i) ? null : reader.GetBoolean(i)),
        new("answered_at", "c.answered_at", (row, reader, i) => row.AnsweredAt = reader.InstantOrNull(i)),
        new("position", "c.position", (row, reader, i) => row.Position = reader.GetInt64(i)))
        .With("unit", "read.units u where u.unit_id = c.unit_id", UnitRow.Shape, row => row.Unit ??= new UnitRow())
        .With("at_unit", "read.units u where u.unit_id = c.at_unit_id", UnitRow.Shape,
            row => row.AtUnit ??= new UnitRow())
        .With("filed_by", "read.accounts a where a.account_id = c.filed_by", AccountRow.Shape,
            row => row.FiledBy ??= new AccountRow(), isOptional: true);
}

/// <summary>A complaint that nobody answered in time.</summary>
public sealed record OverdueRow(Guid ComplaintId, DateTimeOffset DueAt);

/// <summary>Complaints about figures, the newest first.</summary>
public static class ComplaintsQuery
{
    private static readonly Listing<ComplaintRow> Listing = new(
        "read.complaints c",
        [new("c.filed_at", "timestamptz", IsDescending: true), new("c.complaint_id", "uuid", IsDescending: true)],
        unit: "c.unit_id", ComplaintRow.Shape);

    public static Task<Answer<Slice<ComplaintRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, string? within, bool onlyOpen,
        Caller caller, CancellationToken ct) => Listing.Page(
        db, page, columns, _ => onlyOpen ? ["c.answered_at is null"] : [], caller, within, ct);

    /// <summary>Those due by a time, not answered, and not yet with a unit that nothing is above: for reactions, not for
    /// people.</summary>
    public static Task<IReadOnlyList<OverdueRow>> Overdue(
        NpgsqlDataSource db, DateTimeOffset now, DateOnly today, CancellationToken ct)
    {
        var parameters = new SqlParameters();
        var (at, day) = (parameters.Time(now), parameters.Date(today));
        return AsOwner.Rows(
            db,
            $"""
            select c.complaint_id, c.due_at from read.complaints c
            where c.answered_at is null and c.due_at <= {at} and exists (
                select from read.unit_parents p
                where p.unit_id = c.at_unit_id and p.parent_id is not null and p.from_day <= {day} and p.to_day > {day})
            order by c.due_at, c.complaint_id
            """, parameters, reader => new OverdueRow(reader.GetGuid(0), reader.Instant(1)), ct);
    }
}
