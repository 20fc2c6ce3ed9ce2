using Reporting.Domain.Complaints;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Complaints;

/// <summary>Complaints about figures, who has them, and what was answered (F7). Rare, so each event is a change of its
/// own.</summary>
public static class ComplaintsProjection
{
    public static readonly Projection Projection = new(
        "complaints", 1, ["complaint_filed", "complaint_answered", "complaint_escalated"], ["complaints"],
        ReadTables.Embedded("Complaints.complaints.sql"), ReadTables.Embedded("Complaints.complaints.indexes.sql"), Apply)
    {
        Seen = new Dictionary<string, string> { ["complaints"] = RowSecurity.OfUnit("unit_id") },
    };

    private sealed record Row<T>(RecordedEvent Recorded, T Of);

    private static readonly Column<Row<ComplaintFiled>>[] FiledColumns =
    [
        Columns<Row<ComplaintFiled>>.Uuid("complaint_id", r => r.Of.ComplaintId),
        Columns<Row<ComplaintFiled>>.Uuid("unit_id", r => r.Of.Unit.Value),
        Columns<Row<ComplaintFiled>>.Text("indicator", r => r.Of.Indicator),
        Columns<Row<ComplaintFiled>>.Text("period", r => r.Of.Period),
        Columns<Row<ComplaintFiled>>.Text("text", r => r.Of.Text),
        Columns<Row<ComplaintFiled>>.Time("filed_at", r => r.Recorded.Timestamp),
        Columns<Row<ComplaintFiled>>.Uuid("filed_by", r => r.Of.By.Value),
        Columns<Row<ComplaintFiled>>.Uuid("at_unit_id", r => r.Of.Unit.Value),
        Columns<Row<ComplaintFiled>>.Time("due_at", r => r.Of.DueAt),
        Columns<Row<ComplaintFiled>>.Int("escalations", _ => 0),
        Columns<Row<ComplaintFiled>>.Long("position", r => r.Recorded.Position),
    ];

    private static readonly Column<Row<ComplaintAnswered>>[] AnsweredColumns =
    [
        Columns<Row<ComplaintAnswered>>.Uuid("complaint_id", r => r.Of.ComplaintId),
        Columns<Row<ComplaintAnswered>>.Text("answer", r => r.Of.Answer),
        Columns<Row<ComplaintAnswered>>.Bool("is_upheld", r => r.Of.IsUpheld),
        Columns<Row<ComplaintAnswered>>.Time("answered_at", r => r.Recorded.Timestamp),
        Columns<Row<ComplaintAnswered>>.Long("position", r => r.Recorded.Position),
    ];

    private static readonly Column<Row<ComplaintEscalated>>[] EscalatedColumns =
    [
        Columns<Row<ComplaintEscalated>>.Uuid("complaint_id", r => r.Of.ComplaintId),
        Columns<Row<ComplaintEscalated>>.Uuid("at_unit_id", r => r.Of.To.Value),
        Columns<Row<ComplaintEscalated>>.Time("due_at", r => r.Of.DueAt),
        Columns<Row<ComplaintEscalated>>.Long("position", r => r.Recorded.Position),
    ];

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events) => [.. events.SelectMany(Changes)];

    private static IEnumerable<Change> Changes(RecordedEvent recorded) =>
        ComplaintEventCodec.Decode(recorded.Type, recorded.Data.Span) switch
        {
            ComplaintFiled e => Change.Insert("complaints", [new Row<ComplaintFiled>(recorded, e)], FiledColumns),
            ComplaintAnswered e => Change.Run(
                """
                update complaints c
                set answer = n.answer, is_upheld = n.is_upheld, answered_at = n.answered_at, position = n.position
                from unnest($1, $2, $3, $4, $5) as n (complaint_id, answer, is_upheld, answered_at, position)
                where c.complaint_id = n.complaint_id
                """, [new Row<ComplaintAnswered>(recorded, e)], AnsweredColumns),
            ComplaintEscalated e => Change.Run(
                """
                update complaints c
                set at_unit_id = n.at_unit_id, due_at = n.due_at, escalations = c.escalations + 1, position = n.position
                from unnest($1, $2, $3, $4) as n (complaint_id, at_unit_id, due_at, position)
                where c.complaint_id = n.complaint_id
                """, [new Row<ComplaintEscalated>(recorded, e)], EscalatedColumns),
            var happened => throw new NotSupportedException(happened.GetType().Name),
        };
}
