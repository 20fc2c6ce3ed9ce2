using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Reporting.Files;

/// <summary>Pages that are filled from top to bottom. Lengths are in points.</summary>
internal sealed class PaperPages : IDisposable
{
    // Nghị định 30/2020, annex I, part I 2: 20 to 25 mm above and below, 30 to 35 left, 15 to 20 right.
    private const double Top = 62;
    private const double Below = 60;
    private const double RightMargin = 48;
    private readonly PdfDocument document;
    private readonly bool isAcross;
    private XGraphics? drawing;

    public PaperPages(PdfDocument document, bool isAcross)
    {
        (this.document, this.isAcross) = (document, isAcross);
        Break();
    }

    public static double Left => 88;

    public double Width { get; private set; }

    public double Bottom { get; private set; }

    public double Y { get; set; }

    public XGraphics Drawing => drawing!;

    public static XFont Font(double size, bool isBold = false, bool isItalic = false) => new(
        PaperFonts.Family, size,
        (isBold ? XFontStyleEx.Bold : XFontStyleEx.Regular) | (isItalic ? XFontStyleEx.Italic : XFontStyleEx.Regular));

    public void Break()
    {
        drawing?.Dispose();
        var page = document.AddPage();
        page.Size = PageSize.A4;
        page.Orientation = isAcross ? PageOrientation.Landscape : PageOrientation.Portrait;
        drawing = XGraphics.FromPdfPage(page);
        Width = page.Width.Point - Left - RightMargin;
        Bottom = page.Height.Point - Below;
        Y = Top;
        // The number stands in the middle of the upper margin; the first page has none.
        if (document.PageCount > 1)
            Text($"{document.PageCount}", Font(13), new XRect(Left, 32, Width, 16), XStringFormats.TopCenter);
    }

    /// <summary>Goes to the next page when so much does not fit any more.</summary>
    public void Need(double height)
    {
        if (Y + height > Bottom)
            Break();
    }

    /// <summary>A line's height, with some air.</summary>
    public static double LineHeight(XFont font) => font.GetHeight() * 1.08;

    public void Text(string text, XFont font, XRect place, XStringFormat format) =>
        Drawing.DrawString(text, font, XBrushes.Black, place, format);

    public void Rule(double x, double y, double length) => Drawing.DrawLine(new XPen(XColors.Black, 0.75), x, y, x + length, y);

    /// <summary>A text over several lines, from page to page where it must.</summary>
    public void Paragraph(string text, XFont font, double after = 4, double indent = 0)
    {
        foreach (var line in Lines(text, font, Width, indent))
        {
            Need(LineHeight(font));
            Text(line, font, new XRect(Left + indent, Y, Width - indent, LineHeight(font)), XStringFormats.TopLeft);
            Y += LineHeight(font);
            indent = 0;
        }
        Y += after;
    }

    /// <summary>A text cut into lines that fit; a word that is too long is cut, too.</summary>
    /// <param name="indent">How much shorter the first line is.</param>
    public List<string> Lines(string text, XFont font, double width, double indent = 0)
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

    public double Measure(string text, XFont font) => Drawing.MeasureString(text, font).Width;

    public void Dispose() => drawing?.Dispose();

    private IEnumerable<string> Pieces(string word, XFont font, double width)
    {
        while (Measure(word, font) > width && word.Length > 1)
        {
            var length = word.Length - 1;
            while (length > 1 && (Measure(word[..length], font) > width || char.IsLowSurrogate(word[length])))
                length--;
            yield return word[..length];
            word = word[length..];
        }
        yield return word;
    }
}
