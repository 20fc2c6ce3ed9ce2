using System.Text.Json.Serialization;
using Reporting.Read.Entries;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.ReportStatus;

/// <summary>A report and where it stands; columns that were not asked for stay empty.</summary>
public sealed record ReportRow
{
    public Guid ReportId { get; set; }
    public Guid UnitId { get; set; }
    public UnitRow? Unit { get; set; }
    public string Regime { get; set; } = "";
    public Guid RequestingUnitId { get; set; }
    public UnitRow? RequestingUnit { get; set; }
    public string Template { get; set; } = "";
    public int TemplateVersion { get; set; }
    public string PeriodKind { get; set; } = "";
    public string Period { get; set; } = "";
    public DateOnly PeriodFirst { get; set; }
    public DateOnly PeriodLast { get; set; }
    public int Occurrence { get; set; }
    public int Version { get; set; }
    public string State { get; set; } = "";
    public string? Holder { get; set; }
    public UnitRow? HolderUnit { get; set; }
    public DateTimeOffset Since { get; set; }
    public DateTimeOffset AssignedAt { get; set; }
    public int? AcceptedVersion { get; set; }
    public string? Reason { get; set; }
    public long Position { get; set; }
    public DateTimeOffset? DueAt { get; set; }
    public string? DueCause { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public DateTimeOffset? BackFilledAt { get; set; }
    public bool HasInvalidSignature { get; set; }

    /// <summary>Read only where it is asked for by name, like the columns of other rows.</summary>
    [JsonIgnore] public IReadOnlyList<EntryRow> Entries { get; set; } = [];

    /// <summary>Read only where it is asked for by name.</summary>
    [JsonIgnore] public IReadOnlyList<AttachmentRow> Attachments { get; set; } = [];

    /// <summary>The row of the report among the deadlines, as a part of a statement.</summary>
    private const string DeadlineSql = "read.deadlines d where d.report_id = r.report_id";

    // Who has to do the next step follows from the state.
    internal const string HolderSql =
        """
        case
            when r.state in ('assigned', 'in_entry', 'checked', 'rejected', 'returned', 'correction_approved') then 'preparer'
            when r.state in ('submitted', 'returned_unsigned') then 'leader'
            when r.state = 'signed' then 'clerk'
            when r.state in ('sent', 'correction_requested') then 'requesting_unit'
        end
        """;

    // Only what went by another channel is in force since another time than that of its acceptance.
    private const string BackFilledSql =
        """
        (select f.in_force_at from read.report_figures f
        where f.report_id = r.report_id and f.to_position = 9223372036854775807 and f.event = 'report_accepted'
            and f.in_force_at <> f.known_at)
        """;

    /// <summary>The names of its own columns.</summary>
    public static IReadOnlyList<string> ColumnNames => [.. Shape.Select(null).Select(part => part.Name)];

    internal static readonly RowShape<ReportRow> Shape = new RowShape<ReportRow>(
        new("report_id", "r.report_id", (row, reader, i) => row.ReportId = reader.GetGuid(i)),
        new("unit_id", "r.unit_id", (row, reader, i) => row.UnitId = reader.GetGuid(i)),
        new("regime", "r.regime", (row, reader, i) => row.Regime = reader.GetString(i)),
        new("requesting_unit_id", "r.requesting_unit_id", (row, reader, i) => row.RequestingUnitId = reader.GetGuid(i)),
        new("template", "r.template", (row, reader, i) => row.Template = reader.GetString(i)),
        new("template_version", "r.template_version", (row, reader, i) => row.TemplateVersion = reader.GetInt32(i)),
        new("period_kind", "r.period_kind", (row, reader, i) => row.PeriodKind = reader.GetString(i)),
        new("period", "r.period", (row, reader, i) => row.Period = reader.GetString(i)),
        new("period_first", "r.period_first", (row, reader, i) => row.PeriodFirst = reader.Day(i)),
        new("period_last", "r.period_last", (row, reader, i) => row.PeriodLast = reader.Day(i)),
        new("occurrence", "r.occurrence", (row, reader, i) => row.Occurrence = reader.GetInt32(i)),
        new("version", "r.version", (row, reader, i) => row.Version = reader.GetInt32(i)),
        new("state", "r.state", (row, reader, i) => row.State = reader.GetString(i)),
        new("holder", HolderSql, (row, reader, i) => row.Holder = reader.Text(i)),
        new("since", "r.since", (row, reader, i) => row.Since = reader.Instant(i)),
        new("assigned_at", "r.assigned_at", (row, reader, i) => row.AssignedAt = reader.Instant(i)),
        new("accepted_version", "r.accepted_version", (row, reader, i) => row.AcceptedVersion = reader.Integer(i)),
        new("reason", "r.reason", (row, reader, i) => row.Reason = reader.Text(i)),
        new("due_at", "r.due_at", (row, reader, i) => row.DueAt = reader.InstantOrNull(i)),
        new("due_cause", $"(select d.due_cause from {DeadlineSql})", (row, reader, i) => row.DueCause = reader.Text(i)),
        new("sent_at", $"(select d.sent_at from {DeadlineSql})",
            (row, reader, i) => row.SentAt = reader.InstantOrNull(i)),
        new("back_filled_at", BackFilledSql, (row, reader, i) => row.BackFilledAt = reader.InstantOrNull(i)),
        new("has_invalid_signature",
            "exists (select from read.signatures s where s.report_id = r.report_id and s.version = r.version "
            + "and s.state = 'invalidated')",
            (row, reader, i) => row.HasInvalidSignature = reader.GetBoolean(i)),
        new("entries.all", EntrySql.EntriesOf("r"),
            (row, reader, i) => row.Entries = EntryTypes.Rows<EntryRow>(reader.Text(i))),
        new("attachments.all", EntrySql.AttachmentsOf("r"),
            (row, reader, i) => row.Attachments = EntryTypes.Rows<AttachmentRow>(reader.Text(i))),
        new("position", "r.position", (row, reader, i) => row.Position = reader.GetInt64(i)))
        .With("unit", "read.units u where u.unit_id = r.unit_id", UnitRow.Shape, row => row.Unit ??= new UnitRow())
        .With("holder_unit",
            $"read.units u where u.unit_id = case {HolderSql} when 'requesting_unit' then r.requesting_unit_id "
            + "when 'preparer' then r.unit_id when 'leader' then r.unit_id end", UnitRow.Shape,
            row => row.HolderUnit ??= new UnitRow(), isOptional: true)
        .With("requesting_unit", "read.units u where u.unit_id = r.requesting_unit_id", UnitRow.Shape,
            row => row.RequestingUnit ??= new UnitRow());
}
