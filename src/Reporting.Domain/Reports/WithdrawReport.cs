using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The unit takes the report's figures out of force, as the outcome of an approved correction (E9).
/// Another correction can bring the report back.</summary>
public sealed record WithdrawReport(ReportId ReportId, string Reason, AccountId By)
{
    public static Decision<ReportEvent> Decide(WithdrawReport command, Report state) => state switch
    {
        _ when ReportRefusals.OfReason(command.Reason) is { } wrong => Refuse(wrong),
        { State: ReportState.CorrectionApproved or ReportState.InEntry, InForce: { } inForce } =>
            Emit(Withdrawn(command, inForce, state)),
        { State: ReportState.Withdrawn, Last: ReportWithdrawn e } when e.Reason == command.Reason
            && e.By == command.By =>
            Emit(),
        { InForce: null } => Refuse(ReportRefusals.NothingInForce()),
        _ => Refuse(ReportRefusals.CorrectionNotApproved(state.State)),
    };

    private static ReportEvent[] Withdrawn(WithdrawReport command, AcceptedVersion inForce, Report state)
    {
        var withdrawn = new ReportWithdrawn(
            command.ReportId, state.Version, state.Unit, state.Regime, state.Template, state.TemplateVersion,
            state.Period, inForce.Cells.Figures.Select(f => f.Indicator).ToEquatableArray(), command.Reason, command.By);
        return state.Above is null ? [withdrawn]
            : [withdrawn, new ReportSuperseded(command.ReportId, inForce.Version, By: null)];
    }
}
