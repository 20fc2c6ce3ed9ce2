using Reporting.Domain.Templates;
using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The leader refuses to sign; the same version goes back to data entry, with a reason (E5).</summary>
public sealed record RejectReport(ReportId ReportId, string Reason, AccountId By)
{
    /// <summary>The reason's code; null: only the text.</summary>
    public string? Code { get; init; }

    /// <summary>What it is about.</summary>
    public EquatableArray<MarkedCell> Cells { get; init; }

    /// <param name="command">The wish.</param>
    /// <param name="version">The template version in which the report was assigned; null: no cell is marked.</param>
    /// <param name="state">The report so far.</param>
    public static Decision<ReportEvent> Decide(RejectReport command, TemplateVersion? version, Report state) =>
        state.State switch
    {
        _ when SendBack.Check(command.Reason, command.Code, command.Cells, version) is { } wrong => Refuse(wrong),
        ReportState.Submitted or ReportState.ReturnedUnsigned =>
            Emit(new ReportRejected(
                command.ReportId, state.Version, command.Reason, command.By, command.Code, SendBack.Stored(command.Cells))),
        // Asked twice: the report already says so, and a retry must not add a second fact.
        ReportState.Rejected when state.Last is ReportRejected e && e.Reason == command.Reason && e.By == command.By && e.Code == command.Code
            && e.Cells == SendBack.Stored(command.Cells) =>
            Emit(),
        _ => Refuse(ReportRefusals.NotSubmitted(state.State)),
    };
}
