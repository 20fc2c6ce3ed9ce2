using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>Whoever gave the report takes it back with a reason: the unit does not owe it any longer. What was sent is
/// returned first; what was accepted is corrected or withdrawn.</summary>
public sealed record CancelAssignment(ReportId ReportId, string Reason, AccountId By)
{
    public static Decision<ReportEvent> Decide(CancelAssignment command, Report state) => state switch
    {
        _ when ReportRefusals.OfReason(command.Reason) is { } wrong => Refuse(wrong),
        { InForceSince: not null } => Refuse(AssignmentRefusals.WasAccepted()),
        _ when IsOpen(state) => Emit(new AssignmentCancelled(command.ReportId, command.Reason, command.By)),
        { State: ReportState.Cancelled, Last: AssignmentCancelled e } when e.Reason == command.Reason
            && e.By == command.By =>
            Emit(),
        _ => Refuse(AssignmentRefusals.NotOpen(state.State)),
    };

    /// <summary>Whether it is still with the unit.</summary>
    internal static bool IsOpen(Report state) => state.State is ReportState.Assigned or ReportState.InEntry
        or ReportState.Checked or ReportState.Submitted or ReportState.ReturnedUnsigned or ReportState.Rejected
        or ReportState.Returned;
}
