using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The requesting unit sends it back, with a reason; the next entry opens the next version (E8).</summary>
public sealed record ReturnReport(ReportId ReportId, string Reason, AccountId By)
{
    public static Decision<ReportEvent> Decide(ReturnReport command, Report state) => state.State switch
    {
        _ when ReportRefusals.OfReason(command.Reason) is { } wrong => Refuse(wrong),
        ReportState.Sent => Emit(new ReportReturned(command.ReportId, state.Version, command.Reason, command.By)),
        ReportState.Returned when state.Last is ReportReturned e && e.Reason == command.Reason && e.By == command.By =>
            Emit(),
        _ => Refuse(ReportRefusals.NotSent(state.State)),
    };
}
