using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Deadlines;

/// <summary>When every report is due, and whether its unit still owes it (C2 to C4).</summary>
public static class DeadlinesProjection
{
    public static readonly Projection Projection = new(
        "deadlines", 2,
        [
            "report_assigned", "report_sent", "report_accepted", "report_returned", "report_recalled",
            "assignment_cancelled", "deadline_moved", "part_assigned", "part_cancelled", "part_deadline_moved",
        ],
        ["deadlines", "deadline_parts"], ReadTables.Embedded("Deadlines.deadlines.sql"),
        ReadTables.Embedded("Deadlines.deadlines.indexes.sql"), Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["deadlines"] = RowSecurity.OfUnit("unit_id"),
            ["deadline_parts"] = "exists (select from deadlines d where d.report_id = deadline_parts.report_id)",
        },
    };

    private const string StepSql =
        """
        update deadlines r
        set due_at = coalesce(n.due_at, r.due_at),
            due_cause = coalesce(n.due_cause, r.due_cause),
            due_reason = coalesce(n.due_reason, r.due_reason),
            is_accepted = r.is_accepted or n.is_accepted,
            is_cancelled = r.is_cancelled or n.is_cancelled,
            is_owed = case
                when r.is_accepted or n.is_accepted or n.is_cancelled then false
                else coalesce(n.is_owed, r.is_owed)
            end,
            sent_at = case
                when n.forgets_sent and not r.is_accepted then n.sent_at else coalesce(r.sent_at, n.sent_at)
            end
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            as n (report_id, due_at, due_cause, due_reason, is_owed, is_accepted, is_cancelled, sent_at, forgets_sent)
        where r.report_id = n.report_id
        """;

    // What was made of a part goes with it.
    private const string CancelSql =
        """
        with recursive gone as (
            select report_id, part from unnest($1, $2) as n (report_id, part)
            union
            select p.report_id, p.part from deadline_parts p
            join gone g on g.report_id = p.report_id and g.part = p.parent
        )
        delete from deadline_parts p using gone g where p.report_id = g.report_id and p.part = g.part
        """;

    private static readonly Column<DeadlineStep>[] StepColumns =
    [
        Columns<DeadlineStep>.Uuid("report_id", s => s.ReportId),
        Columns<DeadlineStep>.TimeOrNull("due_at", s => s.DueAt),
        Columns<DeadlineStep>.Text("due_cause", s => s.DueCause),
        Columns<DeadlineStep>.Text("due_reason", s => s.DueReason),
        Columns<DeadlineStep>.BoolOrNull("is_owed", s => s.IsOwed),
        Columns<DeadlineStep>.Bool("is_accepted", s => s.IsAccepted),
        Columns<DeadlineStep>.Bool("is_cancelled", s => s.IsCancelled),
        Columns<DeadlineStep>.TimeOrNull("sent_at", s => s.SentAt),
        Columns<DeadlineStep>.Bool("forgets_sent", s => s.ForgetsSent),
    ];

    private static readonly Column<NewDeadline>[] NewColumns =
    [
        Columns<NewDeadline>.Uuid("report_id", r => r.Assigned.ReportId.Value),
        Columns<NewDeadline>.Uuid("unit_id", r => r.Assigned.Unit.Value),
        Columns<NewDeadline>.Uuid("requesting_unit_id", r => r.Assigned.RequestingUnit.Value),
        Columns<NewDeadline>.Text("regime", r => r.Assigned.Regime),
        Columns<NewDeadline>.Text("period", r => r.Assigned.Period),
        Columns<NewDeadline>.Time("assigned_at", r => r.At),
        Columns<NewDeadline>.TimeOrNull("due_at", r => r.Assigned.DueAt),
        Columns<NewDeadline>.TimeOrNull("assigned_due_at", r => r.Assigned.DueAt),
        Columns<NewDeadline>.Bool("is_owed", _ => true),
        Columns<NewDeadline>.Bool("is_cancelled", _ => false),
        Columns<NewDeadline>.Bool("is_accepted", _ => false),
    ];

    private static readonly Column<NewPart>[] PartColumns =
    [
        Columns<NewPart>.Uuid("report_id", p => p.Part.ReportId.Value),
        Columns<NewPart>.Int("part", p => p.Part.Part),
        Columns<NewPart>.IntOrNull("parent", p => p.Part.Parent),
        Columns<NewPart>.UuidOrNull("unit_id", p => p.Part.Unit?.Value),
        Columns<NewPart>.UuidOrNull("account_id", p => p.Part.Account?.Value),
        Columns<NewPart>.TextsOrNull("cells", p => p.Part.Cells is { } cells ? [.. cells] : null),
        Columns<NewPart>.Time("due_at", p => p.Part.DueAt),
        Columns<NewPart>.Bool("is_short", p => p.Part.IsShort == true),
        Columns<NewPart>.Time("assigned_at", p => p.At),
    ];

    private static readonly Column<PartCancelled>[] CancelColumns =
    [
        Columns<PartCancelled>.Uuid("report_id", p => p.ReportId.Value),
        Columns<PartCancelled>.Int("part", p => p.Part),
    ];

    private const string PartSql =
        """
        update deadline_parts p set due_at = n.due_at from unnest($1, $2, $3) as n (report_id, part, due_at)
        where p.report_id = n.report_id and p.part = n.part
        """;

    private static readonly Column<PartDeadlineMoved>[] PartMovedColumns =
    [
        Columns<PartDeadlineMoved>.Uuid("report_id", p => p.ReportId.Value),
        Columns<PartDeadlineMoved>.Int("part", p => p.Part),
        Columns<PartDeadlineMoved>.Time("due_at", p => p.DueAt),
    ];

    private sealed record NewDeadline(ReportAssigned Assigned, DateTimeOffset At);

    private sealed record NewPart(PartAssigned Part, DateTimeOffset At);

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var assigned = new List<NewDeadline>();
        var parts = new List<NewPart>();
        var (cancelled, moved) = (new List<PartCancelled>(), new Dictionary<(Guid, int), PartDeadlineMoved>());
        var steps = new Dictionary<Guid, DeadlineStep>();
        foreach (var recorded in events)
        {
            switch (ReportEventCodec.Decode(recorded.Type, recorded.Data.Span))
            {
                case ReportAssigned e:
                    assigned.Add(new NewDeadline(e, recorded.Timestamp));
                    break;
                case PartAssigned e:
                    parts.Add(new NewPart(e, recorded.Timestamp));
                    break;
                case PartDeadlineMoved e:
                    moved[(e.ReportId.Value, e.Part)] = e;
                    break;
                case PartCancelled e:
                    cancelled.Add(e);
                    break;
                case var happened:
                    var step = DeadlineStep.Of(happened, recorded.Timestamp);
                    steps[step.ReportId] = steps.TryGetValue(step.ReportId, out var before) ? before.Then(step) : step;
                    break;
            }
        }
        // In this order: steps and cancellations are about rows that the page itself may bring.
        return
        [
            .. Change.Insert("deadlines", assigned, NewColumns),
            .. Change.Run(StepSql, [.. steps.Values], StepColumns),
            .. Change.Insert("deadline_parts", parts, PartColumns),
            .. Change.Run(PartSql, [.. moved.Values], PartMovedColumns),
            .. Change.Run(CancelSql, cancelled, CancelColumns),
        ];
    }
}
