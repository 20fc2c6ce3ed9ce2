namespace Reporting.Files;

/// <summary>Draws the table of a document; its headings stand on every page again.</summary>
internal static class PaperPdfTable
{
    private const double Padding = 3;
    // Numbers are never broken: where they are long they are small.
    private static readonly double[] Sizes = [11, 10, 9, 8, 7];

    public static void Draw(PaperPages pages, PaperTable table)
    {
        if (table.Rows.Count == 0)
            return;
        var edges = Edges(pages, table);
        var font = new PaperFont(Sizes.FirstOrDefault(size => Fits(pages, table, edges, size), Sizes[^1]));
        pages.Need(Headings(pages, table, edges, font, isDrawn: false) + 40);
        Headings(pages, table, edges, font, isDrawn: true);
        foreach (var row in table.Rows)
        {
            string[][] cells = [.. row.Index().Select(c =>
                pages.Lines(c.Item, font, Inner(edges, c.Index, 1)).ToArray())];
            var height = cells.Max(lines => lines.Length) * font.LineHeight + 2 * Padding;
            if (pages.Y + height > pages.Bottom)
            {
                pages.Break();
                Headings(pages, table, edges, font, isDrawn: true);
            }
            foreach (var (column, lines) in cells.Index())
            {
                Cell(
                    pages, edges[column], pages.Y, edges[column + 1] - edges[column], height, lines, font,
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

    private static bool Fits(PaperPages pages, PaperTable table, double[] edges, double size) =>
        table.Rows.All(row => row.Index().All(cell => table.Columns[cell.Index].Alignment != PaperAlignment.Right
            || pages.Measure(cell.Item, new PaperFont(size)) <= Inner(edges, cell.Index, 1)));

    private static double Headings(
        PaperPages pages, PaperTable table, double[] edges, PaperFont body, bool isDrawn)
    {
        var font = body with { IsBold = true };
        var heights = new double[table.HeadingLines];
        string[] Lines(PaperHeading heading) =>
            [.. pages.Lines(heading.Text, font, Inner(edges, heading.Column, heading.ColumnSpan))];
        // Those of one line first; one that lies over several stretches the last of them where it must.
        foreach (var heading in table.Headings.OrderBy(h => h.LineSpan))
        {
            var needed = Lines(heading).Length * font.LineHeight + 2 * Padding;
            var there = heights[heading.Line..(heading.Line + heading.LineSpan)].Sum();
            heights[heading.Line + heading.LineSpan - 1] += Math.Max(0, needed - there);
        }
        foreach (var heading in table.Headings.Where(_ => isDrawn))
        {
            Cell(
                pages, edges[heading.Column], pages.Y + heights[..heading.Line].Sum(),
                edges[heading.Column + heading.ColumnSpan] - edges[heading.Column],
                heights[heading.Line..(heading.Line + heading.LineSpan)].Sum(), Lines(heading), font,
                PaperAlignment.Centre);
        }
        if (isDrawn)
            pages.Y += heights.Sum();
        return heights.Sum();
    }

    private static void Cell(
        PaperPages pages, double x, double y, double width, double height, string[] lines, PaperFont font,
        PaperAlignment alignment)
    {
        pages.Frame(x, y, width, height);
        var line = y + (height - lines.Length * font.LineHeight) / 2;
        foreach (var text in lines)
        {
            pages.Text(text, font, x + Padding, line, width - 2 * Padding, alignment);
            line += font.LineHeight;
        }
    }
}
