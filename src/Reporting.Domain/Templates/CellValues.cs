using Reporting.Domain.Calendars;

namespace Reporting.Domain.Templates;

/// <summary>The numbers in the cells of one report, and of its other periods.</summary>
/// <param name="value">The number in a cell, by the cell's name; null when it is not reported.</param>
/// <param name="at">The values of another period; null when nothing of it is in force.</param>
public sealed class CellValues(Func<string, decimal?> value, Func<PeriodShift, CellValues?>? at = null)
{
    /// <summary>Of a report that no other period is known of, without figures.</summary>
    public static readonly CellValues None = new(_ => null);

    /// <summary>Before a year's first period nothing has been added up.</summary>
    public static readonly CellValues Zero = new(_ => 0);

    public decimal? Value(string cell) => value(cell);

    public CellValues At(PeriodShift shift) => at?.Invoke(shift) ?? None;

    /// <summary>Other numbers here, the same ones in the other periods.</summary>
    public CellValues With(Func<string, decimal?> here) => new(here, at);
}

/// <summary>Where in a form a part of an expression is worked out.</summary>
/// <param name="Form">The form.</param>
/// <param name="Row">The row that <c>[column]</c> stands in; null outside of any.</param>
/// <param name="Column">The column that a row's own formula is worked out for; null for the figure.</param>
internal sealed record CellScope(FormCells Form, string? Row = null, string? Column = null);

/// <summary>The number cells of a form, for expressions.</summary>
/// <param name="FigureColumn">The column whose cells are the indicators' figures; null in a form without one.</param>
internal sealed record FormCells(
    EquatableArray<string> Rows, EquatableArray<string> NumberColumns, string? FigureColumn)
{
    public static readonly FormCells Bare = new([], [], null);

    /// <summary>A cell's one name: the indicator's code for its figure, <c>row[column]</c> for any other.</summary>
    public string Name(string row, string? column) =>
        column is null || column == FigureColumn ? row : $"{row}[{column}]";
}
