using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>A unit takes back what it assigned on, with all that was made of it.</summary>
public sealed record CancelPart(ReportId ReportId, int Part, string Reason, AccountId By)
{
    public static Decision<ReportEvent> Decide(CancelPart command, Report state) => state switch
    {
        _ when ReportRefusals.OfReason(command.Reason) is { } wrong => Refuse(wrong),
        _ when !CancelAssignment.IsOpen(state) => Refuse(AssignmentRefusals.NotOpen(state.State)),
        _ when state.Parts.ContainsKey(command.Part) =>
            Emit(new PartCancelled(command.ReportId, command.Part, command.Reason, command.By)),
        { Last: PartCancelled e } when e.Part == command.Part && e.Reason == command.Reason && e.By == command.By =>
            Emit(),
        _ => Refuse(AssignmentRefusals.PartUnknown(command.Part)),
    };
}
