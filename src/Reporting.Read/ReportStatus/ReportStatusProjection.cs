using Reporting.Domain.Calendars;
using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Read.Periods;
using Reporting.Read.Projections;

namespace Reporting.Read.ReportStatus;

/// <summary>Where every report stands.</summary>
public static class ReportStatusProjection
{
    public static readonly Projection Projection = new(
        "report-status", 7,
        [
            "report_assigned", "figures_entered", "report_submitted", "report_recalled", "report_rejected",
            "report_signed",
            "report_sent", "report_accepted", "report_returned", "correction_requested", "correction_approved",
            "correction_denied", "report_withdrawn", "assignment_cancelled", "file_attached", "file_removed",
            "report_checked", "report_returned_unsigned", "report_back_filled", "deadline_moved",
        ],
        ["report_status"], ReadTables.Embedded("ReportStatus.report_status.sql"),
        ReadTables.Embedded("ReportStatus.report_status.indexes.sql"), Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["report_status"] = RowSecurity.OfUnit("unit_id"),
        },
    };

    // A page carries only the last step of each report. "since" stays when nothing but the state that it had happened
    // again.
    private const string StepSql =
        """
        update report_status r
        set version = n.version,
            state = coalesce(n.state, n.standing, r.standing),
            standing = coalesce(n.standing, r.standing),
            since = case when n.is_same_state and r.state = n.state then r.since else n.since end,
            accepted_version = coalesce(n.accepted_version, r.accepted_version),
            reason = case when n.keeps_reason then r.reason else n.reason end,
            position = n.position
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            as n (report_id, version, state, standing, since, is_same_state, accepted_version, reason, keeps_reason, position)
        where r.report_id = n.report_id
        """;

    private static readonly Column<ReportStep>[] StepColumns =
    [
        Columns<ReportStep>.Uuid("report_id", s => s.ReportId),
        Columns<ReportStep>.Int("version", s => s.Version),
        Columns<ReportStep>.Text("state", s => s.State),
        Columns<ReportStep>.Text("standing", s => s.Standing),
        Columns<ReportStep>.Time("since", s => s.Since),
        Columns<ReportStep>.Bool("is_same_state", s => s.IsSameState),
        Columns<ReportStep>.IntOrNull("accepted_version", s => s.AcceptedVersion),
        Columns<ReportStep>.Text("reason", s => s.Reason),
        Columns<ReportStep>.Bool("keeps_reason", s => s.KeepsReason),
        Columns<ReportStep>.Long("position", s => s.Position),
    ];

    private static readonly Column<NewReport>[] NewColumns =
    [
        Columns<NewReport>.Uuid("report_id", r => r.Assigned.ReportId.Value),
        Columns<NewReport>.Uuid("unit_id", r => r.Assigned.Unit.Value),
        Columns<NewReport>.Text("regime", r => r.Assigned.Regime),
        Columns<NewReport>.Uuid("requesting_unit_id", r => r.Assigned.RequestingUnit.Value),
        Columns<NewReport>.Text("template", r => r.Assigned.Template),
        Columns<NewReport>.Int("template_version", r => r.Assigned.TemplateVersion),
        Columns<NewReport>.Text("period_kind", r => PeriodKindText.Of(r.Period.Kind)),
        Columns<NewReport>.Text("period", r => r.Period.Text),
        Columns<NewReport>.Date("period_first", r => r.Period.First),
        Columns<NewReport>.Date("period_last", r => r.Period.Last),
        Columns<NewReport>.Int("occurrence", r => r.Assigned.Occurrence),
        Columns<NewReport>.Int("version", r => r.Last.Version),
        Columns<NewReport>.Text("state", r => r.Last.State ?? r.Last.Standing),
        Columns<NewReport>.Text("standing", r => r.Last.Standing),
        Columns<NewReport>.Time("since", r => r.Last.Since),
        Columns<NewReport>.Time("assigned_at", r => r.AssignedAt),
        Columns<NewReport>.IntOrNull("accepted_version", r => r.Last.AcceptedVersion),
        Columns<NewReport>.TimeOrNull("due_at", r => r.Assigned.DueAt),
        Columns<NewReport>.Text("reason", r => r.Last.Reason),
        Columns<NewReport>.Long("position", r => r.Last.Position),
    ];

    private const string DueSql =
        "update report_status r set due_at = n.due_at from unnest($1, $2) as n (report_id, due_at) where r.report_id = n.report_id";

    private static readonly Column<DeadlineMoved>[] DueColumns =
    [
        Columns<DeadlineMoved>.Uuid("report_id", e => e.ReportId.Value),
        Columns<DeadlineMoved>.Time("due_at", e => e.DueAt),
    ];

    private sealed class NewReport(ReportAssigned assigned, Period period, DateTimeOffset assignedAt)
    {
        public ReportAssigned Assigned => assigned;
        public Period Period => period;
        public DateTimeOffset AssignedAt => assignedAt;
        public required ReportStep Last { get; set; }
    }

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var assigned = new Dictionary<Guid, NewReport>();
        var (steps, moved) = (new Dictionary<Guid, ReportStep>(), new Dictionary<Guid, DeadlineMoved>());
        foreach (var recorded in events)
        {
            var happened = ReportEventCodec.Decode(recorded.Type, recorded.Data.Span);
            if (happened is DeadlineMoved later)
            {
                moved[later.ReportId.Value] = later;
                continue;
            }
            var step = ReportStep.Of(recorded, happened);
            if (happened is ReportAssigned e)
                assigned.Add(step.ReportId, new NewReport(e, PeriodOf(e), recorded.Timestamp) { Last = step });
            else if (assigned.TryGetValue(step.ReportId, out var report))
                report.Last = report.Last.Then(step);
            else
                steps[step.ReportId] = steps.TryGetValue(step.ReportId, out var before) ? before.Then(step) : step;
        }
        return
        [
            .. Change.Insert("report_status", [.. assigned.Values], NewColumns),
            .. Change.Run(StepSql, [.. steps.Values], StepColumns),
            .. Change.Run(DueSql, [.. moved.Values], DueColumns),
        ];
    }

    private static Period PeriodOf(ReportAssigned assigned) =>
        Period.TryParse(assigned.Period, null, out var period)
            ? period
            : throw new FormatException($"'{assigned.Period}' is not a period.");
}
