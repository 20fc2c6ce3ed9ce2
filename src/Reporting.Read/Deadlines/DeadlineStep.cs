using System.Text.Json;
using Reporting.Domain.Reports;

namespace Reporting.Read.Deadlines;

/// <summary>What one or several events of a report do to its deadline; null leaves it as it was.</summary>
/// <param name="IsOwed">Whether it is with the unit again, or no longer.</param>
/// <param name="ForgetsSent">Whether an earlier sending does not count any longer.</param>
internal sealed record DeadlineStep(
    Guid ReportId, DateTimeOffset? DueAt = null, string? DueCause = null, string? DueReason = null, bool? IsOwed = null,
    bool IsAccepted = false, bool IsCancelled = false, DateTimeOffset? SentAt = null, bool ForgetsSent = false)
{
    public static DeadlineStep Of(ReportEvent happened, DateTimeOffset at) => happened switch
    {
        ReportSent e => new(e.ReportId.Value, IsOwed: false, SentAt: e.ArrivedAt ?? at),
        ReportAccepted e => new(e.ReportId.Value, IsOwed: false, IsAccepted: true),
        ReportReturned e => new(e.ReportId.Value, IsOwed: true),
        ReportRecalled e => new(e.ReportId.Value, IsOwed: true, ForgetsSent: true),
        AssignmentCancelled e => new(e.ReportId.Value, IsOwed: false, IsCancelled: true),
        DeadlineMoved e => new(
            e.ReportId.Value, e.DueAt, JsonNamingPolicy.SnakeCaseLower.ConvertName(e.Cause.ToString()), e.Reason),
        _ => throw new NotSupportedException(happened.GetType().Name),
    };

    /// <summary>This step and then the next, as one.</summary>
    public DeadlineStep Then(DeadlineStep next)
    {
        // Once it was accepted, a correction is neither owed nor late.
        var forgets = next.ForgetsSent && !IsAccepted;
        return next with
        {
            DueAt = next.DueAt ?? DueAt,
            DueCause = next.DueCause ?? DueCause,
            DueReason = next.DueReason ?? DueReason,
            IsOwed = IsAccepted ? false : next.IsOwed ?? IsOwed,
            IsAccepted = IsAccepted || next.IsAccepted,
            IsCancelled = IsCancelled || next.IsCancelled,
            SentAt = forgets ? next.SentAt : SentAt ?? next.SentAt,
            ForgetsSent = ForgetsSent || forgets,
        };
    }
}
