using Reporting.Domain.Incidents;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Incidents;

/// <summary>What users told the operator, and the answers (I5).</summary>
public static class IncidentsProjection
{
    public static readonly Projection Projection = new(
        "incidents", 1, ["incident_raised", "incident_answered"], ["incidents"],
        ReadTables.Embedded("Incidents.incidents.sql"), "", Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["incidents"] = "(select read.asking_operator()) or account_id = (select read.asking_account())",
        },
    };

    private const string AnswerSql =
        """
        update incidents r set answer = n.answer, answered_at = n.answered_at, is_closed = n.is_closed
        from unnest($1, $2, $3, $4) as n (incident_id, answer, answered_at, is_closed)
        where r.incident_id = n.incident_id
        """;

    private sealed record Raised(IncidentRaised Incident, RecordedEvent Recorded);

    private sealed record Answered(IncidentAnswered Incident, DateTimeOffset At);

    private static readonly Column<Raised>[] RaisedColumns =
    [
        Columns<Raised>.Uuid("incident_id", r => r.Incident.IncidentId),
        Columns<Raised>.Time("raised_at", r => r.Recorded.Timestamp),
        Columns<Raised>.Long("position", r => r.Recorded.Position),
        Columns<Raised>.Uuid("account_id", r => r.Incident.By.Value),
        Columns<Raised>.UuidOrNull("unit_id", r => r.Incident.Unit?.Value),
        Columns<Raised>.Text("title", r => r.Incident.Title),
        Columns<Raised>.Text("text", r => r.Incident.Text),
        Columns<Raised>.Bool("is_closed", _ => false),
    ];

    private static readonly Column<Answered>[] AnsweredColumns =
    [
        Columns<Answered>.Uuid("incident_id", a => a.Incident.IncidentId),
        Columns<Answered>.Text("answer", a => a.Incident.Answer),
        Columns<Answered>.Time("answered_at", a => a.At),
        Columns<Answered>.Bool("is_closed", a => a.Incident.IsClosed),
    ];

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var raised = new List<Raised>();
        // Only the newest answer of each is shown: one row for each in the statement.
        var answered = new Dictionary<Guid, Answered>();
        foreach (var recorded in events)
        {
            switch (IncidentEventCodec.Decode(recorded.Type, recorded.Data.Span))
            {
                case IncidentRaised e:
                    raised.Add(new Raised(e, recorded));
                    break;
                case IncidentAnswered e:
                    answered[e.IncidentId] = new Answered(e, recorded.Timestamp);
                    break;
            }
        }
        return
        [
            .. Change.Insert("incidents", raised, RaisedColumns),
            .. Change.Run(AnswerSql, [.. answered.Values], AnsweredColumns),
        ];
    }
}
