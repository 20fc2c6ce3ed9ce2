using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The leader refuses to sign; the same version goes back to data entry, with a reason (E5).</summary>
public sealed record RejectReport(ReportId ReportId, string Reason, AccountId By)
{
    public static Decision<ReportEvent> Decide(RejectReport command, Report state) => state.State switch
    {
        _ when ReportRefusals.OfReason(command.Reason) is { } wrong => Refuse(wrong),
        ReportState.Submitted or ReportState.ReturnedUnsigned =>
            Emit(new ReportRejected(command.ReportId, state.Version, command.Reason, command.By)),
        // Asked twice: the report already says so, and a retry must not add a second fact.
        ReportState.Rejected when state.Last is ReportRejected e && e.Reason == command.Reason && e.By == command.By =>
            Emit(),
        _ => Refuse(ReportRefusals.NotSubmitted(state.State)),
    };
}
