using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Reporting.Files;

/// <summary>A sheet that is filled cell by cell, in any order. It is protected: only open cells are typed into.</summary>
internal sealed class WorkbookSheet
{
    private readonly SortedDictionary<int, SortedDictionary<int, Cell>> rows = [];
    private readonly List<string> merged = [];
    private readonly HashSet<int> hidden = [];

    public void Text(int column, int row, string text, uint style = WorkbookStyles.Locked) => Put(column, row, new Cell
    {
        DataType = CellValues.InlineString, StyleIndex = style,
        InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }),
    });

    public void Number(int column, int row, string number, uint style) =>
        Put(column, row, new Cell { CellValue = new CellValue(number), StyleIndex = style });

    public void Blank(int column, int row, uint style) => Put(column, row, new Cell { StyleIndex = style });

    public void Merge(int column, int row, int lastColumn, int lastRow)
    {
        if (lastColumn > column || lastRow > row)
            merged.Add($"{WorkbookLayout.Address(column, row)}:{WorkbookLayout.Address(lastColumn, lastRow)}");
    }

    public void Hide(int row) => hidden.Add(row);

    public Worksheet Make()
    {
        var data = new SheetData();
        foreach (var (number, cells) in rows)
            data.AppendChild(new Row(cells.Values) { RowIndex = (uint)number, Hidden = hidden.Contains(number) ? true : null });
        var sheet = new Worksheet(
            new Columns(
                new Column { Min = 1, Max = 1, Width = 6, CustomWidth = true },
                new Column { Min = 2, Max = 2, Width = 20, CustomWidth = true },
                new Column { Min = 3, Max = 3, Width = 50, CustomWidth = true },
                new Column { Min = 4, Max = 60, Width = 16, CustomWidth = true }),
            data,
            new SheetProtection { Sheet = true, Objects = true, Scenarios = true });
        if (merged.Count > 0)
            sheet.AppendChild(new MergeCells(merged.Select(range => new MergeCell { Reference = range })));
        return sheet;
    }

    private void Put(int column, int row, Cell cell)
    {
        cell.CellReference = WorkbookLayout.Address(column, row);
        if (!rows.TryGetValue(row, out var cells))
            rows[row] = cells = [];
        cells[column] = cell;
    }
}

/// <summary>How cells look, and whether they are typed into.</summary>
internal static class WorkbookStyles
{
    public const uint Locked = 0;
    public const uint Open = 1;
    public const uint Header = 2;
    public const uint Title = 3;

    public static Stylesheet Make() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFFFF8DC" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(), Thin()),
        new CellFormats(
            new CellFormat { BorderId = 1, ApplyBorder = true },
            new CellFormat(new Protection { Locked = false })
            {
                BorderId = 1, FillId = 2, ApplyBorder = true, ApplyFill = true, ApplyProtection = true,
            },
            new CellFormat(new Alignment
            {
                Horizontal = HorizontalAlignmentValues.Center, Vertical = VerticalAlignmentValues.Center, WrapText = true,
            })
            {
                FontId = 1, BorderId = 1, ApplyFont = true, ApplyBorder = true, ApplyAlignment = true,
            },
            new CellFormat(new Alignment { Horizontal = HorizontalAlignmentValues.Center })
            {
                FontId = 1, ApplyFont = true, ApplyAlignment = true,
            }));

    private static Border Thin() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin },
        new DiagonalBorder());
}
