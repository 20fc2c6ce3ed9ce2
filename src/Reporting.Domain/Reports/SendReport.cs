using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The clerk sends what is signed, and sealed where it has to be, to the requesting unit (E6).</summary>
public sealed record SendReport(ReportId ReportId, AccountId By)
{
    /// <summary>The steps that the report goes through.</summary>
    public ReportSteps Steps { get; init; } = ReportSteps.Plain;

    public static Decision<ReportEvent> Decide(SendReport command, Report state) => state.State switch
    {
        ReportState.Sent when state.Last is ReportSent e && e.By == command.By => Emit(),
        not ReportState.Signed => Refuse(SigningRefusals.NotSigned(state.State)),
        _ when command.Steps.IsSealed && state.Signing.Seal is null => Refuse(SigningRefusals.NotSealed()),
        _ when !state.Signing.Invalidated.IsEmpty => Refuse(SigningRefusals.Invalidated()),
        _ => Emit(new ReportSent(command.ReportId, state.Version, command.By, state.BackFill?.ArrivedAt)),
    };
}
