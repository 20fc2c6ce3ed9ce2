using System.Globalization;
using Reporting.Domain.Templates;

namespace Reporting.Files;

/// <summary>Where in a workbook each cell of a form lies. The same form always has the same places.</summary>
internal sealed class WorkbookLayout
{
    public const string FormSheet = "Báo cáo";
    public const string SectionSheet = "Thuyết minh";
    public const string CommentSheet = "Giải trình";
    public const string KeySheet = "_bao_cao";

    /// <summary>Ordinal, code, name, unit of measure stand before the columns.</summary>
    public const int FirstColumn = 5;
    public const int HeaderTop = 5;

    public WorkbookLayout(TemplateVersion form)
    {
        Form = form;
        Columns = [.. (form.Published.Columns ?? []).DefaultIfEmpty(new TemplateColumn("", "Số liệu", CellKind.Number, true))];
        Levels = (form.Published.Headers ?? []).Select(header => header.Level).DefaultIfEmpty(0).Max();
        NameRow = HeaderTop + Levels;
        CodeRow = NameRow + 1;
        Places = [.. Cells()];
    }

    public TemplateVersion Form { get; }

    public IReadOnlyList<TemplateColumn> Columns { get; }

    /// <summary>How many lines of headings stand over the columns' names.</summary>
    public int Levels { get; }

    public int NameRow { get; }

    /// <summary>The hidden line with the columns' codes.</summary>
    public int CodeRow { get; }

    /// <summary>Every cell and section, in the order of the form.</summary>
    public IReadOnlyList<WorkbookPlace> Places { get; }

    /// <summary>An address as people write it, for example <c>C12</c>.</summary>
    public static string Address(int column, int row)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    public static int SectionRow(int index) => index + 2;

    private IEnumerable<WorkbookPlace> Cells()
    {
        foreach (var (i, row) in Form.Rows.Index())
        {
            foreach (var (j, column) in Columns.Index())
            {
                var cell = Form.Cell(row.Indicator, column.Code.Length == 0 ? null : column.Code)!;
                yield return new WorkbookPlace(FormSheet, FirstColumn + j, CodeRow + 1 + i, cell, row.Indicator, column.Code);
            }
        }
        foreach (var (i, section) in Form.Sections.Index())
        {
            var cell = Form.Cell(CellDefinition.OfSection(section.Code))!;
            yield return new WorkbookPlace(SectionSheet, 3, SectionRow(i), cell, section.Code, "");
        }
    }
}

/// <summary>A cell's place.</summary>
/// <param name="RowCode">What stands as the code of its line.</param>
/// <param name="ColumnCode">What stands as the code of its column.</param>
internal sealed record WorkbookPlace(
    string Sheet, int Column, int Row, CellDefinition Cell, string RowCode, string ColumnCode)
{
    public string Address => WorkbookLayout.Address(Column, Row);
}
