using Reporting.Domain.Templates;
using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The unit asks to correct an accepted report, or to bring back a withdrawn one (E9). What is in force
/// stays.</summary>
public sealed record RequestCorrection(ReportId ReportId, string Reason, AccountId By)
{
    /// <summary>What it would put in, as far as it says so already.</summary>
    public EquatableArray<EnteredCell> Cells { get; init; }

    private EquatableArray<EnteredCell>? Proposed => Cells.Count == 0 ? null : Cells;

    public static Decision<ReportEvent> Decide(
        RequestCorrection command, TemplateVersion? version, Report state) => state.State switch
    {
        _ when ReportRefusals.OfReason(command.Reason) is { } wrong => Refuse(wrong),
        _ when CheckCells(command.Cells, version) is { } wrong => Refuse(wrong),
        ReportState.Accepted or ReportState.Withdrawn =>
            Emit(new CorrectionRequested(command.ReportId, state.Version, command.Reason, command.By, command.Proposed)),
        ReportState.CorrectionRequested
            when state.Last is CorrectionRequested e && e.Reason == command.Reason && e.By == command.By
                && e.Cells == command.Proposed => Emit(),
        _ when state.CorrectionReason is not null => Refuse(ReportRefusals.CorrectionOpen(state.State)),
        _ => Refuse(ReportRefusals.NeverAccepted(state.State)),
    };

    // They are looked at only: what is entered later is judged as any entry is.
    private static Refusal? CheckCells(EquatableArray<EnteredCell> cells, TemplateVersion? version)
    {
        string[] strangers =
        [
            .. cells.Select(cell => cell.Indicator)
                .Where(cell => version?.Cell(cell) is not { IsFigure: true, Formula: null }),
        ];
        return strangers.Length > 0 ? ReportRefusals.FigureNotInTemplate(strangers)
            : cells.CountBy(cell => cell.Indicator).FirstOrDefault(cell => cell.Value > 1).Key is { } twice
                ? ReportRefusals.FigureTwice(twice)
            : cells.FirstOrDefault(cell => cell.Value is { } value && !FigureText.IsInRange(value)) is { } tooLong
                ? ReportRefusals.FigureTooLong(tooLong.Indicator)
            : null;
    }
}
