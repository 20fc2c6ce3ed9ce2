namespace Reporting.Console.Forms;

/// <summary>A cell of the grid, as it is shown.</summary>
/// <param name="Stored">What the page knows of; typing is the browser's.</param>
/// <param name="Shown">What stands there where there is no field.</param>
/// <param name="Classes">Number, derived, edited, what a check found, marked.</param>
public sealed record GridCell(
    string Name, string Label, ColumnView? Column, string Stored, string Shown, string Classes, bool IsField, bool AllowsNil,
    bool IsInvalid, string? Says, bool IsMarked);

/// <summary>A row of the grid, as it is shown. Two that look the same are the same, so that only what changed is drawn
/// again.</summary>
public sealed record GridRow(
    int Order, string Indicator, string Name, string? Measure, string Previous, string Difference, IReadOnlyList<GridCell> Cells)
{
    public bool Equals(GridRow? other) => other is not null && Order == other.Order && Indicator == other.Indicator
        && Name == other.Name && Measure == other.Measure && Previous == other.Previous && Difference == other.Difference
        && Cells.SequenceEqual(other.Cells);

    public override int GetHashCode() => HashCode.Combine(Order, Indicator, Difference);
}

/// <summary>What the grid of a form shows.</summary>
/// <param name="Typed">The cells that were typed into and are not stored.</param>
/// <param name="Check">What the check finds, with the values that are worked out.</param>
/// <param name="Marked">Cells that somebody points at.</param>
public sealed record GridView(
    ReportForm Form, Words Words, bool IsEditable, IReadOnlyDictionary<string, string> Typed, CheckView? Check,
    IReadOnlyCollection<string> Marked)
{
    /// <summary>The rows in the form's order; one that looks as before is the one before.</summary>
    public IReadOnlyList<GridRow> Rows(IReadOnlyList<GridRow> before)
    {
        var findings = Findings();
        var known = before.ToDictionary(row => row.Indicator);
        return
        [
            .. Form.Template.Rows.OrderBy(row => row.Order).Select(row => Of(row, findings))
                .Select(row => known.GetValueOrDefault(row.Indicator) is { } same && same.Equals(row) ? same : row),
        ];
    }

    private GridRow Of(RowView row, Dictionary<string, FindingView> findings)
    {
        var name = Form.NameOf(row.Indicator, Words);
        var columns = Form.Template.Columns.Cast<ColumnView?>().DefaultIfEmpty();
        return new GridRow(
            row.Order, row.Indicator, name, Form.Indicators.GetValueOrDefault(row.Indicator)?.UnitOfMeasure,
            Words.Number(Form.Previous?.Cell(row.Indicator)), Difference(row.Indicator),
            [.. columns.Select(column => Of(ReportForm.CellName(row, column), name, column, findings))]);
    }

    private GridCell Of(string cell, string row, ColumnView? column, Dictionary<string, FindingView> findings)
    {
        var found = findings.GetValueOrDefault(cell);
        var isNumber = column is null or { Kind: "number" };
        var classes = string.Join(' ', new[]
        {
            isNumber ? "number" : "", column?.Formula is null ? "" : "derived", found?.Tone ?? "",
            Typed.ContainsKey(cell) ? "edited" : "", Marked.Contains(cell) ? "marked" : "",
            Form.Resource.Nil.Contains(cell) ? "nil" : "",
        }.Where(part => part.Length > 0));
        return new GridCell(
            cell, column is null ? row : $"{row}, {column.Name}", column, Typed.GetValueOrDefault(cell) ?? Form.Stored(cell, Words),
            Worked(cell, isNumber), classes, IsEditable && column?.Formula is null && Form.Resource.Asked?.Contains(cell) != false,
            Form.Resource.AllowsNil.Contains(cell), found is { IsBlocking: true }, found is null ? null : Form.Says(found, Words), Marked.Contains(cell));
    }

    private string Worked(string cell, bool isNumber) =>
        Form.Resource.Nil.Contains(cell) ? Draft.Nil
        : (Check?.Cells.GetValueOrDefault(cell) ?? Form.Resource.Cell(cell)) is not { } text ? ""
        : isNumber ? Words.Number(text) : text;

    private string Difference(string cell) =>
        Comparison.Percent(Form.Previous?.Cell(cell), Check?.Cells.GetValueOrDefault(cell) ?? Form.Resource.Cell(cell)) is { } percent
            ? $"({percent})" : "";

    // The worst of a cell is told at the cell; a warning with its comment is settled.
    private Dictionary<string, FindingView> Findings()
    {
        var worst = new Dictionary<string, FindingView>();
        foreach (var finding in (Check?.Findings ?? []).Where(f => !(f.Kind is "warning" or "outlier" && f.Comment is { Length: > 0 })))
        {
            foreach (var cell in finding.Cells)
            {
                if (!worst.TryGetValue(cell, out var other) || (other.Tone == "warn" && finding.Tone == "bad"))
                    worst[cell] = finding;
            }
        }
        return worst;
    }
}
