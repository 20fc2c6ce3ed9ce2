using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Reporting.Files;

/// <summary>A face and a size.</summary>
internal readonly record struct PaperFont(double Size, bool IsBold = false, bool IsItalic = false)
{
    /// <summary>A line's height, with some air.</summary>
    public double LineHeight => Size * 1.24;
}

/// <summary>One face within one file. The writer codes the letters of a font in one byte, so a face is as many fonts as
/// its letters need.</summary>
internal sealed class PaperFace(PdfDocumentBuilder file, byte[] bytes)
{
    private const int LettersMax = 250;
    private const double MeasuredSize = 1000;
    private static readonly PdfPoint Origin = new(0, 0);

    private const string Vietnamese = "ẠạĂăƠơƯưĐđỆệỘộỲỹ";

    private readonly List<PdfDocumentBuilder.AddedFont> fonts = [];
    private readonly Dictionary<char, (char Shown, int Font, double Width)> letters = [];

    /// <summary>Whether a font file has all letters of Vietnamese, as far as a look at the rarest ones tells.</summary>
    public static bool IsVietnamese(string path)
    {
        using var trial = new PdfDocumentBuilder();
        var face = new PaperFace(trial, File.ReadAllBytes(path));
        var page = trial.AddPage(PageSize.A4);
        return Vietnamese.All(letter => face.Letter(page, letter).Shown == letter);
    }

    public double Width(PdfPageBuilder page, string text, double size) =>
        text.Sum(letter => Letter(page, letter).Width) * size / MeasuredSize;

    /// <param name="baseline">The line that the letters stand on.</param>
    public void Write(PdfPageBuilder page, string text, double size, double x, double baseline)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && Letter(page, text[i]).Font == Letter(page, text[start]).Font)
                continue;
            var run = string.Concat(text[start..i].Select(letter => Letter(page, letter).Shown));
            page.AddText(run, size, new PdfPoint(x, baseline), fonts[Letter(page, text[start]).Font]);
            x += Width(page, text[start..i], size);
            start = i;
        }
    }

    // What the face has no glyph for stands as a question mark.
    private (char Shown, int Font, double Width) Letter(PdfPageBuilder page, char letter)
    {
        if (letters.TryGetValue(letter, out var known))
            return known;
        var font = letters.Count / LettersMax;
        while (fonts.Count <= font)
            fonts.Add(file.AddTrueTypeFont(bytes));
        var shown = Measure(page, letter, font) is { } width ? (letter, font, width)
            : ('?', font, Measure(page, '?', font) ?? MeasuredSize / 2);
        return letters[letter] = shown;
    }

    private double? Measure(PdfPageBuilder page, char letter, int font)
    {
        if (char.IsSurrogate(letter) || char.IsControl(letter))
            return null;
        try
        {
            return page.MeasureText(letter.ToString(), MeasuredSize, Origin, fonts[font])[0].EndBaseLine.X;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
