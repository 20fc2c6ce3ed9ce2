using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>A connected system of the unit hands the report over, as it is (E7): signed, it is sent; unsigned, it goes back
/// to the leader for signing, which is not a return for its content.</summary>
public sealed record DeliverReport(ReportId ReportId, AccountId By)
{
    /// <summary>The steps that the report goes through.</summary>
    public ReportSteps Steps { get; init; } = ReportSteps.Plain;

    public static Decision<ReportEvent> Decide(DeliverReport command, Report state) => state.State switch
    {
        ReportState.Sent => Emit(),
        ReportState.ReturnedUnsigned => Emit(),
        ReportState.Submitted => Emit(new ReportReturnedUnsigned(command.ReportId, state.Version, command.By)),
        ReportState.Signed => SendReport.Decide(
            new SendReport(command.ReportId, command.By) { Steps = command.Steps }, state),
        _ => Refuse(SigningRefusals.NothingToDeliver(state.State)),
    };
}
