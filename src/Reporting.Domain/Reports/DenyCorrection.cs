using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The requesting unit does not let the unit correct, with a reason; everything stays as it was.</summary>
public sealed record DenyCorrection(ReportId ReportId, string Reason, AccountId By)
{
    public static Decision<ReportEvent> Decide(DenyCorrection command, Report state) => state.State switch
    {
        _ when ReportRefusals.OfReason(command.Reason) is { } wrong => Refuse(wrong),
        ReportState.CorrectionRequested =>
            Emit(new CorrectionDenied(command.ReportId, state.Version, command.Reason, command.By)),
        ReportState.Accepted or ReportState.Withdrawn
            when state.Last is CorrectionDenied e && e.Reason == command.Reason && e.By == command.By => Emit(),
        _ => Refuse(ReportRefusals.NoCorrectionRequested(state.State)),
    };
}
