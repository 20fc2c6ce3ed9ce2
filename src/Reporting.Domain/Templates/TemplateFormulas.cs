namespace Reporting.Domain.Templates;

/// <summary>What the formulas of derived cells must be: they parse, speak of number cells of the form, and do not need
/// themselves.</summary>
internal static class TemplateFormulas
{
    public static Refusal? Check(TemplateDesign design)
    {
        foreach (var (place, text) in design.Rows.Select(row => (row.Indicator, row.Formula))
            .Concat((design.Columns ?? []).Select(column => (column.Code, column.Formula))))
        {
            if (text is null)
                continue;
            if (!Formula.TryParse(text, out var formula, out var error))
                return TemplateRefusals.FormulaMalformed(place, text, error);
            if (CheckCells(design, formula.Term.Cells) is { } stranger)
                return TemplateRefusals.FormulaNotInForm(place, stranger);
        }
        var version = Blank(design);
        var cells = CellDefinitions.Of(version, CellDefinitions.Form(version)).ToDictionary(cell => cell.Name);
        return CellDefinitions.InOrder(cells) is null ? TemplateRefusals.FormulaCircle() : null;
    }

    /// <summary>The first reference that is no number cell of the form, or null.</summary>
    public static string? CheckCells(TemplateDesign design, IEnumerable<Term.Cell> cells)
    {
        var columns = design.Columns ?? [];
        foreach (var cell in cells)
        {
            if (cell.Row is not (null or "*") && design.Rows.All(row => row.Indicator != cell.Row))
                return cell.Row;
            if (cell.Column is not (null or "*")
                && columns.All(column => column.Code != cell.Column || column.Kind != CellKind.Number))
                return $"[{cell.Column}]";
            // With columns, a row alone names a figure only where one of them is for figures.
            if (cell.Column is null && columns.Count > 0 && columns.All(column => column.IsFigure != true))
                return cell.Row ?? "*";
        }
        return null;
    }

    private static TemplateVersionPublished Blank(TemplateDesign design) => new(
        design.Template, design.Version, design.Name, design.PeriodKind, design.ValidFrom,
        design.Rows.Select((row, i) => new TemplateRow(i, row.Indicator, 0, null, row.IsRequired, row.Formula))
            .ToEquatableArray(),
        [], default, Columns: design.Columns, Sections: design.Sections);
}
