using Reporting.Domain.Templates;

namespace Reporting.Domain.Reports;

/// <summary>"Nothing arose" (không phát sinh): said of a cell or a section, it is reported. In sums it is a zero, and
/// is marked, so that nobody takes it for a counted zero or for a gap.</summary>
internal static class NilCells
{
    /// <summary>What a section says that has nothing to tell.</summary>
    public const string Text = "Không phát sinh.";

    /// <summary>The wishes with those for the cells in which nothing arose, or why not.</summary>
    public static (EquatableArray<EnteredCell>, EquatableArray<EnteredDetail>, Refusal?) Added(
        EnterFigures command, TemplateVersion version)
    {
        if (command.Nil.Count == 0)
            return (command.Cells, command.Details, null);
        List<EnteredCell> cells = [.. command.Cells];
        List<EnteredDetail> details = [.. command.Details];
        foreach (var name in command.Nil)
        {
            if (version.Cell(name) is not { } cell)
                return ([], [], ReportRefusals.FigureNotInTemplate([name]));
            if (cell.Formula is not null)
                return ([], [], ReportRefusals.DerivedCell(name));
            if (!cell.AllowsNil)
                return ([], [], EntryRefusals.NilNotAllowed([name]));
            if (cell.IsFigure)
                cells.Add(new EnteredCell(name, 0, IsNil: true));
            else
                details.Add(new EnteredDetail(name, cell.Kind == CellKind.Number ? "0" : Text, IsNil: true));
        }
        return (cells.ToEquatableArray(), details.ToEquatableArray(), null);
    }
}
