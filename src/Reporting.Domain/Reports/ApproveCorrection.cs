using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The requesting unit lets the unit correct (E9): the next version is open, with the accepted cells to start
/// from.</summary>
public sealed record ApproveCorrection(ReportId ReportId, AccountId By)
{
    public static Decision<ReportEvent> Decide(ApproveCorrection command, Report state) => state.State switch
    {
        ReportState.CorrectionRequested =>
            Emit(new CorrectionApproved(command.ReportId, state.Version + 1, command.By)),
        ReportState.CorrectionApproved when state.Last is CorrectionApproved e && e.By == command.By => Emit(),
        _ => Refuse(ReportRefusals.NoCorrectionRequested(state.State)),
    };
}
