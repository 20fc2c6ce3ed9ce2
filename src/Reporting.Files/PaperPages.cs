using System.Globalization;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Reporting.Files;

/// <summary>Pages that are filled from top to bottom. Lengths are in points, counted from the upper left corner.</summary>
internal sealed class PaperPages
{
    // Nghị định 30/2020, annex I, part I 2: 20 to 25 mm above and below, 30 to 35 left, 15 to 20 right.
    private const double Top = 62;
    private const double Below = 60;
    private const double RightMargin = 48;
    private readonly PdfDocumentBuilder file;
    private readonly bool isAcross;
    private readonly PaperFace[] faces;
    private PdfPageBuilder page;
    private double height;
    private int count;

    public PaperPages(PdfDocumentBuilder file, PaperFonts fonts, bool isAcross)
    {
        (this.file, this.isAcross) = (file, isAcross);
        faces = [.. new[] { (false, false), (true, false), (false, true), (true, true) }
            .Select(face => new PaperFace(file, fonts.Bytes(face.Item1, face.Item2)))];
        page = Add();
    }

    public static double Left => 88;

    public double Width { get; private set; }

    public double Bottom { get; private set; }

    public double Y { get; set; }

    public void Break()
    {
        page = Add();
        // The number stands in the middle of the upper margin; the first page has none.
        Text(count.ToString(CultureInfo.InvariantCulture), new PaperFont(13), Left, 32, Width, PaperAlignment.Centre);
    }

    /// <summary>Goes to the next page when so much does not fit any more.</summary>
    public void Need(double more)
    {
        if (Y + more > Bottom)
            Break();
    }

    /// <summary>One line of text within a width.</summary>
    public void Text(string text, PaperFont font, double x, double y, double width, PaperAlignment alignment)
    {
        if (text.Length == 0)
            return;
        var free = width - Measure(text, font);
        var start = x + (alignment switch { PaperAlignment.Left => 0, PaperAlignment.Right => free, _ => free / 2 });
        Face(font).Write(page, text, font.Size, start, height - y - font.Size * 0.95);
    }

    public void Rule(double x, double y, double length) =>
        page.DrawLine(new PdfPoint(x, height - y), new PdfPoint(x + length, height - y), 0.75);

    public void Frame(double x, double y, double width, double tall) =>
        page.DrawRectangle(new PdfPoint(x, height - y - tall), width, tall, 0.5);

    public void Image(byte[] png, double x, double y, double side) =>
        page.AddPng(png, new PdfRectangle(x, height - y - side, x + side, height - y));

    /// <summary>A text over several lines, from page to page where it must.</summary>
    public void Paragraph(string text, PaperFont font, double after = 4, double indent = 0)
    {
        foreach (var line in Lines(text, font, Width, indent))
        {
            Need(font.LineHeight);
            Text(line, font, Left + indent, Y, Width - indent, PaperAlignment.Left);
            Y += font.LineHeight;
            indent = 0;
        }
        Y += after;
    }

    /// <summary>A text cut into lines that fit; a word that is too long is cut, too.</summary>
    /// <param name="indent">How much shorter the first line is.</param>
    public List<string> Lines(string text, PaperFont font, double width, double indent = 0)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ').SelectMany(word => Pieces(word, font, width)))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (Measure(longer, font) <= width - (lines.Count == 0 ? indent : 0) || line.Length == 0)
                {
                    line = longer;
                    continue;
                }
                lines.Add(line);
                line = word;
            }
            lines.Add(line);
        }
        return lines;
    }

    public double Measure(string text, PaperFont font) => Face(font).Width(page, text, font.Size);

    private PaperFace Face(PaperFont font) => faces[(font.IsBold ? 1 : 0) + (font.IsItalic ? 2 : 0)];

    private PdfPageBuilder Add()
    {
        var added = file.AddPage(PageSize.A4, !isAcross);
        (Width, height) = (added.PageSize.Width - Left - RightMargin, added.PageSize.Height);
        (Bottom, Y) = (height - Below, Top);
        count++;
        return added;
    }

    private IEnumerable<string> Pieces(string word, PaperFont font, double width)
    {
        while (Measure(word, font) > width && word.Length > 1)
        {
            var length = word.Length - 1;
            while (length > 1 && Measure(word[..length], font) > width)
                length--;
            yield return word[..length];
            word = word[length..];
        }
        yield return word;
    }
}
