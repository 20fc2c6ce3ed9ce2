using PdfSharp.Drawing;

namespace Reporting.Files;

/// <summary>Draws the table of a document; its headings stand on every page again.</summary>
internal static class PaperPdfTable
{
    private const double Padding = 3;
    private const double Size = 11;

    public static void Draw(PaperPages pages, PaperTable table)
    {
        if (table.Rows.Count == 0)
            return;
        var edges = Edges(pages, table);
        pages.Need(Headings(pages, table, edges, isDrawn: false) + 40);
        Headings(pages, table, edges, isDrawn: true);
        var font = PaperPages.Font(Size);
        foreach (var row in table.Rows)
        {
            string[][] cells = [.. row.Index().Select(c =>
                pages.Lines(c.Item, font, Inner(edges, c.Index, 1)).ToArray())];
            var height = cells.Max(lines => lines.Length) * PaperPages.LineHeight(font) + 2 * Padding;
            if (pages.Y + height > pages.Bottom)
            {
                pages.Break();
                Headings(pages, table, edges, isDrawn: true);
            }
            foreach (var (column, lines) in cells.Index())
            {
                Cell(
                    pages, new XRect(edges[column], pages.Y, edges[column + 1] - edges[column], height), lines, font,
                    table.Columns[column].Alignment);
            }
            pages.Y += height;
        }
    }

    private static double[] Edges(PaperPages pages, PaperTable table)
    {
        var edges = new double[table.Columns.Count + 1];
        edges[0] = PaperPages.Left;
        foreach (var (i, column) in table.Columns.Index())
            edges[i + 1] = edges[i] + column.Width * pages.Width / table.Width;
        return edges;
    }

    private static double Inner(double[] edges, int column, int span) => edges[column + span] - edges[column] - 2 * Padding;

    private static double Headings(PaperPages pages, PaperTable table, double[] edges, bool isDrawn)
    {
        var font = PaperPages.Font(Size, isBold: true);
        var heights = new double[table.HeadingLines];
        string[] Lines(PaperHeading heading) =>
            [.. pages.Lines(heading.Text, font, Inner(edges, heading.Column, heading.ColumnSpan))];
        // Those of one line first; one that lies over several stretches the last of them where it must.
        foreach (var heading in table.Headings.OrderBy(h => h.LineSpan))
        {
            var needed = Lines(heading).Length * PaperPages.LineHeight(font) + 2 * Padding;
            var there = heights[heading.Line..(heading.Line + heading.LineSpan)].Sum();
            heights[heading.Line + heading.LineSpan - 1] += Math.Max(0, needed - there);
        }
        foreach (var heading in table.Headings.Where(_ => isDrawn))
        {
            var place = new XRect(
                edges[heading.Column], pages.Y + heights[..heading.Line].Sum(),
                edges[heading.Column + heading.ColumnSpan] - edges[heading.Column],
                heights[heading.Line..(heading.Line + heading.LineSpan)].Sum());
            Cell(pages, place, Lines(heading), font, PaperAlignment.Centre);
        }
        if (isDrawn)
            pages.Y += heights.Sum();
        return heights.Sum();
    }

    private static void Cell(PaperPages pages, XRect place, string[] lines, XFont font, PaperAlignment alignment)
    {
        pages.Drawing.DrawRectangle(new XPen(XColors.Black, 0.5), place);
        var height = PaperPages.LineHeight(font);
        var y = place.Y + (place.Height - lines.Length * height) / 2;
        foreach (var line in lines)
        {
            var rect = new XRect(place.X + Padding, y, place.Width - 2 * Padding, height);
            pages.Text(line, font, rect, alignment switch
            {
                PaperAlignment.Left => XStringFormats.TopLeft,
                PaperAlignment.Right => XStringFormats.TopRight,
                _ => XStringFormats.TopCenter,
            });
            y += height;
        }
    }
}
