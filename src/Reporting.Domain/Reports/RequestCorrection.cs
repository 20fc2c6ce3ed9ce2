using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The unit asks to correct an accepted report, or to bring back a withdrawn one (E9). What is in force
/// stays.</summary>
public sealed record RequestCorrection(ReportId ReportId, string Reason, AccountId By)
{
    public static Decision<ReportEvent> Decide(RequestCorrection command, Report state) => state.State switch
    {
        _ when ReportRefusals.OfReason(command.Reason) is { } wrong => Refuse(wrong),
        ReportState.Accepted or ReportState.Withdrawn =>
            Emit(new CorrectionRequested(command.ReportId, state.Version, command.Reason, command.By)),
        ReportState.CorrectionRequested
            when state.Last is CorrectionRequested e && e.Reason == command.Reason && e.By == command.By => Emit(),
        _ when state.CorrectionReason is not null => Refuse(ReportRefusals.CorrectionOpen(state.State)),
        _ => Refuse(ReportRefusals.NeverAccepted(state.State)),
    };
}
