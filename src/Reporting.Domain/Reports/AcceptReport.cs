using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The requesting unit accepts (E8): these figures are in force from now on, and no others of this
/// report.</summary>
/// <param name="InForceAt">The time of the other channel when the report is back-filled (I2); null otherwise.</param>
/// <param name="Now">The business clock.</param>
public sealed record AcceptReport(ReportId ReportId, DateTimeOffset? InForceAt, DateTimeOffset Now, AccountId By)
{
    public static Decision<ReportEvent> Decide(AcceptReport command, Report state) => state.State switch
    {
        ReportState.Sent when !state.Signing.Invalidated.IsEmpty => Refuse(SigningRefusals.Invalidated()),
        ReportState.Sent when command.InForceAt > command.Now => Refuse(ReportRefusals.InForceInFuture()),
        ReportState.Sent when command.InForceAt < state.InForceSince =>
            Refuse(ReportRefusals.InForceDecreases(state.InForceSince!.Value)),
        ReportState.Sent => Emit(new ReportAccepted(
            command.ReportId, state.Version, state.Unit, state.Regime, state.Template, state.TemplateVersion,
            state.Period, state.Cells.Figures, state.ContentHash, state.SignedBy!.Value, state.CorrectionReason,
            command.InForceAt?.ToUniversalTime(), command.By, state.Details.Count == 0 ? null : state.Details.All,
            state.Attachments.Count == 0 ? null : state.Attachments)),
        ReportState.Accepted when state.Last is ReportAccepted e && e.By == command.By
            && e.InForceAt == command.InForceAt =>
            Emit(),
        _ => Refuse(ReportRefusals.NotSent(state.State)),
    };
}
