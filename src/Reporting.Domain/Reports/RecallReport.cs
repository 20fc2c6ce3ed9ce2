using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The preparer takes back what was submitted or sent and is not accepted yet; it is in data entry
/// again.</summary>
public sealed record RecallReport(ReportId ReportId, AccountId By)
{
    public static Decision<ReportEvent> Decide(RecallReport command, Report state) => state.State switch
    {
        ReportState.Submitted or ReportState.ReturnedUnsigned or ReportState.Signed or ReportState.Sent =>
            Emit(new ReportRecalled(command.ReportId, state.Version, command.By)),
        ReportState.InEntry when state.Last is ReportRecalled => Emit(),
        _ => Refuse(ReportRefusals.NothingToRecall(state.State)),
    };
}
