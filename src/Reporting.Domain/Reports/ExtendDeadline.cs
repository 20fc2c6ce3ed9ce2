using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The requesting unit gives one unit more time, with a reason (C4). The extension ends at its own time; the
/// report is then late as any other.</summary>
/// <param name="DueAt">Until when.</param>
/// <param name="Now">The business clock.</param>
public sealed record ExtendDeadline(
    ReportId ReportId, DateTimeOffset DueAt, string Reason, DateTimeOffset Now, AccountId By)
{
    public const int DaysMax = 366;

    public static Decision<ReportEvent> Decide(ExtendDeadline command, Report state)
    {
        if (ReportRefusals.OfReason(command.Reason) is { } wrong)
            return Refuse(wrong);
        if (!CancelAssignment.IsOpen(state))
            return Refuse(AssignmentRefusals.NotOpen(state.State));
        var moved = new DeadlineMoved(
            command.ReportId, command.DueAt.ToUniversalTime(), DeadlineCause.Extension, command.Reason,
            CalendarVersion: null, command.By);
        return Equals(state.Last, moved) ? Emit()
            : command.DueAt <= command.Now || command.DueAt <= state.DueAt
                ? Refuse(AssignmentRefusals.NotLater(state.DueAt ?? command.Now))
            : command.DueAt - command.Now > TimeSpan.FromDays(DaysMax) ? Refuse(AssignmentRefusals.TooLate(DaysMax))
            : Emit(moved);
    }
}
