using Reporting.Domain.Templates;

namespace Reporting.Domain.Reports;

/// <summary>Cells that are asked of somebody: these rows and columns to this unit (D3).</summary>
internal static class AskedCells
{
    /// <param name="cells">What is asked.</param>
    /// <param name="within">What whoever asks was asked; null: everything.</param>
    /// <param name="version">The template version.</param>
    public static Refusal? Check(
        EquatableArray<string> cells, EquatableArray<string>? within, TemplateVersion version)
    {
        if (cells.Count == 0)
            return AssignmentRefusals.NoCells();
        if (cells.CountBy(cell => cell).FirstOrDefault(cell => cell.Value > 1).Key is { } twice)
            return ReportRefusals.FigureTwice(twice);
        string[] strangers = [.. cells.Where(cell => version.DecimalsOf(cell) is null)];
        if (strangers.Length > 0)
            return ReportRefusals.FigureNotInTemplate(strangers);
        string[] outside = [.. cells.Where(cell => within?.Contains(cell) == false)];
        return outside.Length > 0 ? ReportRefusals.CellNotAsked(outside) : null;
    }
}
