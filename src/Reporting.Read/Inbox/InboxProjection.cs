using Reporting.Domain.Complaints;
using Reporting.Domain.Incidents;
using Reporting.Domain.Inbox;
using Reporting.Domain.Notices;
using Reporting.Domain.Reminders;
using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Inbox;

/// <summary>The messages of the product's own inbox: what is asked of a unit or a person, by when, reminders, notices and
/// answers; and who has read them.</summary>
public static class InboxProjection
{
    public static readonly Projection Projection = new(
        "inbox", 6,
        [
            "report_assigned", "report_returned", "assignment_cancelled", "deadline_moved", "part_assigned",
            "holder_reminded", "notice_announced", "notice_withdrawn", "incident_raised", "incident_answered",
            "messages_read", "report_returned_unsigned", "signature_held", "signature_refused", "signature_invalidated",
            "aggregate_outdated",
            "complaint_filed", "complaint_answered", "complaint_escalated", "part_deadline_moved",
        ],
        ["inbox", "inbox_reads", "inbox_subjects"], ReadTables.Embedded("Inbox.inbox.sql"),
        ReadTables.Embedded("Inbox.inbox.indexes.sql"), Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["inbox"] = InboxQuery.MineSql,
            ["inbox_reads"] = "account_id = (select read.asking_account())",
        },
    };

    // Who has it and what it is about comes from the event, or else from what was known of its subject.
    private const string MessageSql =
        """
        insert into inbox
            (message_id, position, at, kind, unit_id, account_id, is_for_all, subject_id, regime, period, due_at, step, text)
        select n.message_id, n.position, n.at, n.kind, coalesce(n.unit_id, s.unit_id),
            coalesce(n.account_id, case when not n.is_for_unit then s.account_id end), n.is_for_all, n.subject_id, coalesce(n.regime, s.regime),
            coalesce(n.period, s.period), n.due_at, n.step, n.text
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            as n (message_id, position, at, kind, unit_id, account_id, is_for_all, subject_id, regime, period, due_at, step,
                text, is_for_unit)
        left join inbox_subjects s on s.subject_id = n.subject_id
        """;

    private const string ReadSql =
        """
        insert into inbox_reads (account_id, message_id, read_at)
        select account_id, message_id, min(read_at) from unnest($1, $2, $3) as n (account_id, message_id, read_at)
        group by account_id, message_id
        on conflict on constraint pk_inbox_reads do nothing
        """;

    private static readonly Column<Message>[] MessageColumns =
    [
        Columns<Message>.Uuid("message_id", m => m.Recorded.EventId),
        Columns<Message>.Long("position", m => m.Recorded.Position),
        Columns<Message>.Time("at", m => m.Recorded.Timestamp),
        Columns<Message>.Text("kind", m => m.Recorded.Type),
        Columns<Message>.UuidOrNull("unit_id", m => m.Unit),
        Columns<Message>.UuidOrNull("account_id", m => m.Account),
        Columns<Message>.Bool("is_for_all", m => m.IsForAll),
        Columns<Message>.Uuid("subject_id", m => m.Subject),
        Columns<Message>.Text("regime", m => m.Regime),
        Columns<Message>.Text("period", m => m.Period),
        Columns<Message>.TimeOrNull("due_at", m => m.DueAt),
        Columns<Message>.Text("step", m => m.Step),
        Columns<Message>.Text("text", m => m.Text),
        Columns<Message>.Bool("is_for_unit", m => m.IsForUnit),
    ];

    private static readonly Column<Subject>[] SubjectColumns =
    [
        Columns<Subject>.Uuid("subject_id", s => s.Id),
        Columns<Subject>.UuidOrNull("unit_id", s => s.Unit),
        Columns<Subject>.UuidOrNull("account_id", s => s.Account),
        Columns<Subject>.Text("regime", s => s.Regime),
        Columns<Subject>.Text("period", s => s.Period),
    ];

    private static readonly Column<Seen>[] SeenColumns =
    [
        Columns<Seen>.Uuid("account_id", r => r.Account),
        Columns<Seen>.Uuid("message_id", r => r.Message),
        Columns<Seen>.Time("read_at", r => r.At),
    ];

    private sealed record Subject(Guid Id, Guid? Unit, Guid? Account, string? Regime = null, string? Period = null);

    private sealed record Seen(Guid Account, Guid Message, DateTimeOffset At);

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var (messages, subjects, seen) = (new List<Message>(), new List<Subject>(), new List<Seen>());
        foreach (var recorded in events)
        {
            switch (Decode(recorded))
            {
                case MessagesRead e:
                    seen.AddRange(e.Messages.Select(id => new Seen(e.AccountId.Value, id, recorded.Timestamp)));
                    break;
                // Whoever raised it knows of it; only its answers are messages.
                case IncidentRaised e:
                    subjects.Add(new Subject(e.IncidentId, null, e.By.Value));
                    break;
                case ComplaintFiled e:
                    subjects.Add(new Subject(e.ComplaintId, null, e.By.Value, null, e.Period));
                    messages.Add(Message.Of(recorded, e));
                    break;
                case ReportAssigned e:
                    subjects.Add(new Subject(e.ReportId.Value, e.Unit.Value, null, e.Regime, e.Period));
                    messages.Add(Message.Of(recorded, e));
                    break;
                case var happened:
                    messages.Add(Message.Of(recorded, happened));
                    break;
            }
        }
        return
        [
            .. Change.Insert("inbox_subjects", subjects, SubjectColumns),
            .. Change.Run(MessageSql, messages, MessageColumns),
            .. Change.Run(ReadSql, seen, SeenColumns),
        ];
    }

    private static object Decode(RecordedEvent recorded) => recorded.Type switch
    {
        "messages_read" => InboxEventCodec.Decode(recorded.Type, recorded.Data.Span),
        "holder_reminded" => ReminderEventCodec.Decode(recorded.Type, recorded.Data.Span),
        "notice_announced" or "notice_withdrawn" => NoticeEventCodec.Decode(recorded.Type, recorded.Data.Span),
        "incident_raised" or "incident_answered" => IncidentEventCodec.Decode(recorded.Type, recorded.Data.Span),
        "complaint_filed" or "complaint_answered" or "complaint_escalated" =>
            ComplaintEventCodec.Decode(recorded.Type, recorded.Data.Span),
        _ => ReportEventCodec.Decode(recorded.Type, recorded.Data.Span),
    };
}
