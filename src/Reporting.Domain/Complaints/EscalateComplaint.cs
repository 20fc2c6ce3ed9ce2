using static Reporting.Domain.Decision<Reporting.Domain.Complaints.ComplaintEvent>;

namespace Reporting.Domain.Complaints;

/// <summary>A complaint that nobody answered in time goes to the unit above (F7); each time that passes, one
/// further.</summary>
/// <param name="DueBefore">The time that has passed, as the sender saw it: done once for each.</param>
/// <param name="DueAt">Until when an answer is expected now.</param>
public sealed record EscalateComplaint(
    Guid ComplaintId, DateTimeOffset DueBefore, DateTimeOffset DueAt, DateTimeOffset Now, AccountId By)
{
    /// <param name="command">The wish.</param>
    /// <param name="above">The unit above one; null at the top.</param>
    /// <param name="state">The complaint.</param>
    public static Decision<ComplaintEvent> Decide(
        EscalateComplaint command, Func<UnitId, UnitId?> above, Complaint state) =>
        state.Filed is null ? Refuse(ComplaintRefusals.Unknown())
        : state.Answered is not null ? Refuse(ComplaintRefusals.IsAnswered())
        : state.DueAt > command.DueBefore ? Emit()
        : state.DueAt > command.Now ? Refuse(ComplaintRefusals.NotOverdue(state.DueAt))
        : above(state.At) is not { } to ? Refuse(ComplaintRefusals.NobodyAbove())
        : Emit(new ComplaintEscalated(command.ComplaintId, to, command.DueAt, command.By));
}
