using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>Somebody with the role check passes the figures, so that the preparer can submit them (E0). Any further entry
/// makes that void.</summary>
public sealed record ConfirmCheck(ReportId ReportId, AccountId By)
{
    /// <summary>The steps that the report goes through.</summary>
    public ReportSteps Steps { get; init; } = ReportSteps.Plain;

    public static Decision<ReportEvent> Decide(ConfirmCheck command, Report state) => state.State switch
    {
        ReportState.Checked => Emit(),
        not (ReportState.InEntry or ReportState.Rejected) => Refuse(SigningRefusals.NotInEntry(state.State)),
        _ when state.Cells.Count == 0 && state.Details.Count == 0 => Refuse(ReportRefusals.Empty()),
        _ when !command.Steps.MayCheck(command.By) => Refuse(SigningRefusals.NotApprover()),
        _ when SignReport.HasEntered(command.By, state) => Refuse(SigningRefusals.CheckerEntered()),
        _ => Emit(new ReportChecked(command.ReportId, state.Version, ReportContent.Hash(state), command.By)),
    };
}
