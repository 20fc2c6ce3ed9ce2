using Reporting.Domain.Complaints;
using Reporting.Domain.Operations;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Publications;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reports;
using Reporting.Domain.Usage;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.AuditTrail;

/// <summary>Every event of every stream, for auditors.</summary>
public static class AuditTrailProjection
{
    // The function read.seen_events says the same.
    private const string SeenSql =
        """
        case
            when (select read.sees_everything()) then true
            when unit_id is not null then unit_id in (select read.units_below('reporting.units'))
            when stream_kind in ('account', 'account-request', 'identity', 'operations') then (select read.sees_top())
            else (select read.sees_something())
        end
        """;

    public static readonly Projection Projection = new(
        "audit-trail", 2, null, ["audit_events", "audit_reports"],
        ReadTables.Embedded("AuditTrail.audit_trail.sql"), ReadTables.Embedded("AuditTrail.audit_trail.indexes.sql"),
        Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["audit_events"] = SeenSql,
            ["audit_reports"] = RowSecurity.OfUnit("unit_id"),
        },
    };

    private const string EventSql =
        """
        insert into audit_events
            (position, recorded_at, user_name, stream_kind, stream_id, stream_version, type, unit_id)
        select n.position, n.recorded_at, n.user_name, coalesce(s.type, ''), n.stream_id, n.stream_version, n.type,
            coalesce(n.unit_id, r.unit_id)
        from unnest($1, $2, $3, $4, $5, $6, $7)
            as n (position, recorded_at, user_name, stream_id, stream_version, type, unit_id)
        left join es.mt_streams s on s.id = n.stream_id
        left join audit_reports r on r.report_id = n.stream_id
        """;

    private static readonly Column<Entry>[] EventColumns =
    [
        Columns<Entry>.Long("position", e => e.Recorded.Position),
        Columns<Entry>.Time("recorded_at", e => e.Recorded.Timestamp),
        Columns<Entry>.Text("user_name", e => e.Recorded.Metadata.UserName),
        Columns<Entry>.Uuid("stream_id", e => e.Recorded.StreamId),
        Columns<Entry>.Long("stream_version", e => e.Recorded.StreamVersion),
        Columns<Entry>.Text("type", e => e.Recorded.Type),
        Columns<Entry>.UuidOrNull("unit_id", e => e.Unit),
    ];

    private static readonly Column<Entry>[] ReportColumns =
    [
        Columns<Entry>.Uuid("report_id", e => e.Recorded.StreamId),
        Columns<Entry>.UuidOrNull("unit_id", e => e.Unit),
    ];

    private sealed record Entry(RecordedEvent Recorded, Guid? Unit);

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        Entry[] entries = [.. events.Select(recorded => new Entry(recorded, UnitOf(recorded)))];
        Entry[] assigned = [.. entries.Where(entry => !entry.Recorded.IsRedacted &&
            entry.Recorded.Type is "report_assigned" or "complaint_filed" or "publication_requested")];
        return
        [
            .. Change.Insert("audit_reports", assigned, ReportColumns),
            .. Change.Run(EventSql, entries, EventColumns),
        ];
    }

    /// <summary>Only what says its unit is decoded; an event that nobody else understands is listed all the
    /// same.</summary>
    private static Guid? UnitOf(RecordedEvent recorded) => recorded.IsRedacted ? null : recorded.Type switch
    {
        "report_assigned" =>
            ((ReportAssigned)ReportEventCodec.Decode(recorded.Type, recorded.Data.Span)).Unit.Value,
        "unit_registered" or "unit_moved" or "unit_renamed" or "unit_recoded" or "unit_dissolved" or "unit_reopened"
            or "units_merged" or "unit_split" => UnitOf(UnitEventCodec.Decode(recorded.Type, recorded.Data.Span)),
        "regime_defined" =>
            ((RegimeDefined)RegimeEventCodec.Decode(recorded.Type, recorded.Data.Span)).RequestingUnit.Value,
        "complaint_filed" =>
            ((ComplaintFiled)ComplaintEventCodec.Decode(recorded.Type, recorded.Data.Span)).Unit.Value,
        "publication_requested" =>
            ((PublicationRequested)PublicationEventCodec.Decode(recorded.Type, recorded.Data.Span)).What.Unit.Value,
        "usage_recorded" => ((UsageRecorded)UsageEventCodec.Decode(recorded.Type, recorded.Data.Span)).Unit.Value,
        OperationEventCodec.SensitiveDataReadName =>
            ((SensitiveDataRead)OperationEventCodec.Decode(recorded.Type, recorded.Data.Span)).Unit?.Value,
        _ => null,
    };

    private static Guid? UnitOf(UnitEvent happened) => happened switch
    {
        UnitRegistered e => e.UnitId.Value,
        UnitMoved e => e.UnitId.Value,
        UnitRenamed e => e.UnitId.Value,
        UnitRecoded e => e.UnitId.Value,
        UnitDissolved e => e.UnitId.Value,
        UnitReopened e => e.UnitId.Value,
        UnitsMerged e => e.Successor.Value,
        UnitSplit e => e.UnitId.Value,
        _ => null,
    };
}
