using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Compliance;

/// <summary>What compliance is counted from (F4): assignments, sendings, returns, corrections, with their places in the
/// log.</summary>
public static class ReportActsProjection
{
    public static readonly Projection Projection = new(
        "report-acts", 1,
        [
            "report_assigned", "report_sent", "report_recalled", "report_returned", "report_accepted",
            "correction_approved", "report_withdrawn", "assignment_cancelled", "deadline_moved",
        ],
        ["report_acts", "acted_reports"], ReadTables.Embedded("Compliance.report_acts.sql"),
        ReadTables.Embedded("Compliance.report_acts.indexes.sql"), Apply)
    {
        Seen = new Dictionary<string, string> { ["report_acts"] = RowSecurity.OfUnit("unit_id") },
    };

    private const string ActSql =
        """
        insert into report_acts (position, report_id, unit_id, act, at)
        select n.position, n.report_id, r.unit_id, n.act, n.at
        from unnest($1, $2, $3, $4) as n (position, report_id, act, at)
        join acted_reports r on r.report_id = n.report_id
        """;

    private static readonly Column<ReportAssigned>[] ReportColumns =
    [
        Columns<ReportAssigned>.Uuid("report_id", e => e.ReportId.Value),
        Columns<ReportAssigned>.Uuid("unit_id", e => e.Unit.Value),
    ];

    private static readonly Column<RecordedEvent>[] ActColumns =
    [
        Columns<RecordedEvent>.Long("position", e => e.Position),
        Columns<RecordedEvent>.Uuid("report_id", e => e.StreamId),
        Columns<RecordedEvent>.Text("act", e => e.Type),
        Columns<RecordedEvent>.Time("at", e => e.Timestamp),
    ];

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events) =>
    [
        .. Change.Insert(
            "acted_reports",
            [.. events.Where(recorded => recorded.Type == "report_assigned").Select(recorded =>
                (ReportAssigned)ReportEventCodec.Decode(recorded.Type, recorded.Data.Span))],
            ReportColumns),
        .. Change.Run(ActSql, events, ActColumns),
    ];
}
