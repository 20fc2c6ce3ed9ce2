using Npgsql;
using Reporting.Read.Accounts;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.AuditTrail;

/// <summary>An event as auditors see it; columns that were not asked for stay empty.</summary>
public sealed record AuditRow
{
    public long Position { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
    public string? UserName { get; set; }
    public string StreamKind { get; set; } = "";
    public Guid StreamId { get; set; }
    public long StreamVersion { get; set; }
    public string Type { get; set; } = "";
    public UnitRow? Unit { get; set; }
    public AccountRow? Actor { get; set; }
    public string? Body { get; set; }

    internal static readonly RowShape<AuditRow> Shape = new RowShape<AuditRow>(
        new("position", "e.position", (row, reader, i) => row.Position = reader.GetInt64(i)),
        new("recorded_at", "e.recorded_at", (row, reader, i) => row.RecordedAt = reader.Instant(i)),
        new("user_name", "e.user_name", (row, reader, i) => row.UserName = reader.Text(i)),
        new("stream_kind", "e.stream_kind", (row, reader, i) => row.StreamKind = reader.GetString(i)),
        new("stream_id", "e.stream_id", (row, reader, i) => row.StreamId = reader.GetGuid(i)),
        new("stream_version", "e.stream_version", (row, reader, i) => row.StreamVersion = reader.GetInt64(i)),
        new("type", "e.type", (row, reader, i) => row.Type = reader.GetString(i)),
        new("body", "(select m.data::text from read.seen_events(array[e.position]) m)",
            (row, reader, i) => row.Body = reader.Text(i)))
        .With("unit", "read.units u where u.unit_id = e.unit_id", UnitRow.Shape, row => row.Unit ??= new UnitRow(),
            isOptional: true)
        .With("actor", Actors.Source, AccountRow.Shape, row => row.Actor ??= new AccountRow(), isOptional: true);
}

/// <summary>The audit trail, the newest event first: what happened in units that the caller may see, and in the
/// catalogues. What
/// happened to accounts is only for those who may see the unit at the top.</summary>
public static class AuditTrailQuery
{
    private static readonly Listing<AuditRow> OfUnits = new(
        "read.audit_events e", [new("e.position", "bigint", IsDescending: true)], unit: "e.unit_id", AuditRow.Shape);

    private static readonly Listing<AuditRow> OfAll = new(
        """
        (select e.*, coalesce(e.unit_id, case when e.stream_kind in ('account', 'account-request', 'identity', 'operations') then
            (select u.unit_id from read.unit_parents u where u.parent_id is null and not u.is_rest order by u.unit_id limit 1)
            else (select unit_id from visible limit 1) end) as shown_unit_id from read.audit_events e) e
        """,
        [new("e.position", "bigint", IsDescending: true)], unit: "e.shown_unit_id", AuditRow.Shape);

    /// <param name="unit">Only events that concern the subtree of the unit with this code; null for all.</param>
    public static Task<Answer<Slice<AuditRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, string? unit, Caller caller,
        CancellationToken ct) =>
        (unit is null ? OfAll : OfUnits).Page(db, page, columns, _ => [], caller, unit, ct);
}
