using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Drawing = DocumentFormat.OpenXml.Drawing;
using Pictures = DocumentFormat.OpenXml.Drawing.Pictures;
using Word = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Reporting.Files;

/// <summary>The tables of a document, and the picture in one of them.</summary>
internal static class PaperDocxTable
{
    private const long UnitsAMillimetre = 36000;

    /// <summary>One row that only places what stands in it side by side.</summary>
    /// <param name="width">In twips.</param>
    /// <param name="cells">Percent of the width, and what stands there.</param>
    public static Table Invisible(int width, params (int Percent, IReadOnlyList<Paragraph> Lines)[] cells) => new(
        new TableProperties(
            new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
            new TableLayout { Type = TableLayoutValues.Fixed }),
        new TableGrid(cells.Select(cell => Column(width, cell.Percent))),
        new TableRow(
            [
                new TableRowProperties(new CantSplit()),
                .. cells.Select(cell => new TableCell([Width(cell.Percent), .. cell.Lines])),
            ]));

    public static Table Figures(PaperTable table, int width)
    {
        var result = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
                new TableBorders(
                    Thin<TopBorder>(), Thin<LeftBorder>(), Thin<BottomBorder>(), Thin<RightBorder>(),
                    Thin<InsideHorizontalBorder>(), Thin<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(table.Columns.Select(column => Column(width, column.Width * 100 / table.Width))));
        for (var line = 0; line < table.HeadingLines; line++)
            result.Append(Headings(table, line));
        foreach (var row in table.Rows)
        {
            result.Append(new TableRow(row.Index().Select(cell => new TableCell(
                Width(table, cell.Index, 1),
                PaperDocx.Line(cell.Item, 11, place: table.Columns[cell.Index].Alignment switch
                {
                    PaperAlignment.Left => JustificationValues.Left,
                    PaperAlignment.Right => JustificationValues.Right,
                    _ => JustificationValues.Center,
                })))));
        }
        return result;
    }

    // A heading over several lines is said again, empty, in each of them.
    private static TableRow Headings(PaperTable table, int line)
    {
        var row = new TableRow(new TableRowProperties(new TableHeader()));
        for (var column = 0; column < table.Columns.Count;)
        {
            var heading = table.Headings.FirstOrDefault(h =>
                h.Column == column && h.Line <= line && line < h.Line + h.LineSpan);
            var span = heading?.ColumnSpan ?? 1;
            var format = Width(table, column, span);
            if (span > 1)
                format.Append(new GridSpan { Val = span });
            if (heading is { LineSpan: > 1 })
            {
                format.Append(new VerticalMerge
                {
                    Val = heading.Line == line ? MergedCellValues.Restart : MergedCellValues.Continue,
                });
            }
            format.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
            var text = heading?.Line == line ? heading.Text : "";
            row.Append(new TableCell(format, PaperDocx.Line(text, 11, isBold: true, place: JustificationValues.Center)));
            column += span;
        }
        return row;
    }

    /// <summary>A square picture.</summary>
    public static DocumentFormat.OpenXml.Wordprocessing.Drawing Picture(string part, int millimetres)
    {
        var side = millimetres * UnitsAMillimetre;
        return new DocumentFormat.OpenXml.Wordprocessing.Drawing(new Word.Inline(
            new Word.Extent { Cx = side, Cy = side },
            new Word.DocProperties { Id = 1, Name = "QR", Description = "Mã QR của thông tin xác thực" },
            new Drawing.Graphic(new Drawing.GraphicData(new Pictures.Picture(
                new Pictures.NonVisualPictureProperties(
                    new Pictures.NonVisualDrawingProperties { Id = 1, Name = "QR" },
                    new Pictures.NonVisualPictureDrawingProperties()),
                new Pictures.BlipFill(
                    new Drawing.Blip { Embed = part }, new Drawing.Stretch(new Drawing.FillRectangle())),
                new Pictures.ShapeProperties(
                    new Drawing.Transform2D(
                        new Drawing.Offset { X = 0, Y = 0 }, new Drawing.Extents { Cx = side, Cy = side }),
                    new Drawing.PresetGeometry(new Drawing.AdjustValueList())
                    {
                        Preset = Drawing.ShapeTypeValues.Rectangle,
                    })))
            {
                Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture",
            })));
    }

    private static GridColumn Column(int width, double percent) => new()
    {
        Width = Math.Round(width * percent / 100).ToString(CultureInfo.InvariantCulture),
    };

    private static TableCellProperties Width(PaperTable table, int column, int span) =>
        Width(table.Columns.Skip(column).Take(span).Sum(c => c.Width) * 100 / table.Width);

    // In fiftieths of a percent.
    private static TableCellProperties Width(double percent) => new(new TableCellWidth
    {
        Type = TableWidthUnitValues.Pct, Width = Math.Round(percent * 50).ToString(CultureInfo.InvariantCulture),
    });

    private static T Thin<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4 };
}
