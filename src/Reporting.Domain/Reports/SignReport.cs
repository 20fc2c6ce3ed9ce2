using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The leader signs what was submitted, and with that it is sent (E5, E6): one decision, so that no crash can
/// come between the two (docs/adr/0012).</summary>
public sealed record SignReport(ReportId ReportId, AccountId By)
{
    public static Decision<ReportEvent> Decide(SignReport command, Report state) => state.State switch
    {
        ReportState.Submitted when HasEntered(command.By, state) => Refuse(ReportRefusals.SignerEntered()),
        ReportState.Submitted => Emit(
            new ReportSigned(command.ReportId, state.Version, state.ContentHash, command.By),
            new ReportSent(command.ReportId, state.Version)),
        // A second person's signature would be another fact; only the signer's own retry is answered with success.
        ReportState.Sent when state.SignedBy == command.By => Emit(),
        _ => Refuse(ReportRefusals.NotSubmitted(state.State)),
    };

    // Also a cell that came over from an earlier version was entered by somebody, and nobody vouches for the own
    // figures.
    private static bool HasEntered(AccountId account, Report state)
    {
        foreach (var cell in state.Cells.Figures)
        {
            if (cell.EnteredBy == account)
                return true;
        }
        foreach (var detail in state.Details.All)
        {
            if (detail.EnteredBy == account)
                return true;
        }
        return state.EnteredBy.Contains(account);
    }
}
