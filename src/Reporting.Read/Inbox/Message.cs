using System.Text.Json;
using Reporting.Domain.Complaints;
using Reporting.Domain.Incidents;
using Reporting.Domain.Notices;
using Reporting.Domain.Reminders;
using Reporting.Domain.Reports;
using Reporting.EventStore;

namespace Reporting.Read.Inbox;

/// <summary>What an event says to somebody; whom, where it does not say so itself, follows from its subject.</summary>
internal sealed record Message(RecordedEvent Recorded, Guid Subject)
{
    public Guid? Unit { get; init; }
    public Guid? Account { get; init; }
    public bool IsForAll { get; init; }

    /// <summary>Whether the account that its subject is known with does not matter.</summary>
    public bool IsForUnit { get; init; }
    public string? Regime { get; init; }
    public string? Period { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public string? Step { get; init; }
    public string? Text { get; init; }

    public static Message Of(RecordedEvent recorded, object happened) => happened switch
    {
        ReportAssigned e => new(recorded, e.ReportId.Value) { DueAt = e.DueAt },
        ReportReturned e => new(recorded, e.ReportId.Value) { Text = e.Reason },
        ReportReturnedUnsigned e => new(recorded, e.ReportId.Value),
        AggregateOutdated e => new(recorded, e.ReportId.Value) { Text = e.Contributor.Value.ToString() },
        SignatureHeld e => new(recorded, e.ReportId.Value) { Account = e.By.Value, Text = string.Join(", ", e.Findings) },
        SignatureRefused e => new(recorded, e.ReportId.Value)
        {
            Account = e.By.Value, Text = string.Join(", ", e.Findings),
        },
        SignatureInvalidated e => new(recorded, e.ReportId.Value) { DueAt = e.RevokedAt },
        AssignmentCancelled e => new(recorded, e.ReportId.Value) { Text = e.Reason },
        DeadlineMoved e => new(recorded, e.ReportId.Value) { DueAt = e.DueAt, Text = e.Reason },
        PartAssigned e => new(recorded, e.ReportId.Value)
        {
            Unit = e.Unit?.Value, Account = e.Account?.Value, DueAt = e.DueAt,
        },
        PartDeadlineMoved e => new(recorded, e.ReportId.Value)
        {
            Unit = e.Unit?.Value, Account = e.Account?.Value, DueAt = e.DueAt, Text = e.Reason,
        },
        HolderReminded e => new(recorded, e.ReportId.Value)
        {
            Unit = e.Unit.Value, Account = e.Account?.Value, Regime = e.Regime, Period = e.Period, DueAt = e.DueAt,
            Step = JsonNamingPolicy.SnakeCaseLower.ConvertName(e.Step.ToString()), Text = e.Message,
        },
        NoticeAnnounced e => new(recorded, e.NoticeId) { IsForAll = true, DueAt = e.StartsAt, Text = e.Title },
        NoticeWithdrawn e => new(recorded, e.NoticeId) { IsForAll = true, Text = e.Reason },
        // To whoever works for the unit; the answer goes to who filed it.
        ComplaintFiled e => new(recorded, e.ComplaintId)
        {
            Unit = e.Unit.Value, IsForUnit = true, Period = e.Period, DueAt = e.DueAt, Text = e.Text,
        },
        ComplaintAnswered e => new(recorded, e.ComplaintId) { Text = e.Answer },
        ComplaintEscalated e => new(recorded, e.ComplaintId) { Unit = e.To.Value, IsForUnit = true, DueAt = e.DueAt },
        IncidentAnswered e => new(recorded, e.IncidentId) { Text = e.Answer },
        _ => throw new NotSupportedException(happened.GetType().Name),
    };
}
