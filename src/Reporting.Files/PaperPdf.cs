using UglyToad.PdfPig.Writer;

namespace Reporting.Files;

/// <summary>Writes a report's document as PDF.</summary>
public static class PaperPdf
{
    public const string Motto = "Độc lập - Tự do - Hạnh phúc";
    public const string Country = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    public const string Title = "BÁO CÁO";
    public const string RecipientsTitle = "Nơi nhận:";
    public const string ProofTitle = "Thông tin xác thực";
    private const double CodeSize = 84;
    private const double ProofSizeMin = 7;

    public static byte[] Write(PaperReport report, PaperFonts fonts)
    {
        using var file = new PdfDocumentBuilder();
        file.DocumentInformation.Title = $"{Title}: {report.Subject}";
        file.DocumentInformation.Author = string.Join(' ', report.Issuer);
        var pages = new PaperPages(file, fonts, report.Table.IsAcross);
        Head(pages, report);
        PaperPdfTable.Draw(pages, report.Table);
        pages.Y += 10;
        foreach (var section in report.Sections.Concat(report.Notes))
            Section(pages, section);
        Signature(pages, report);
        Proof(pages, report);
        return file.Build();
    }

    // Annex I, part II 1 to 4: who issues on the left, country and motto on the right; the title below.
    private static void Head(PaperPages pages, PaperReport report)
    {
        var (left, right) = (pages.Width * 0.42, pages.Width * 0.58);
        var (x, top) = (PaperPages.Left + left, pages.Y);
        foreach (var line in report.Superior)
            Centred(pages, line, new PaperFont(12), PaperPages.Left, left);
        foreach (var line in report.Issuer)
            Centred(pages, line, new PaperFont(12, IsBold: true), PaperPages.Left, left);
        pages.Rule(PaperPages.Left + left / 3, pages.Y + 2, left / 3);
        var under = pages.Y + 12;
        pages.Y = top;
        Centred(pages, Country, new PaperFont(12, IsBold: true), x, right);
        Centred(pages, Motto, new PaperFont(13, IsBold: true), x, right);
        var motto = pages.Measure(Motto, new PaperFont(13, IsBold: true));
        pages.Rule(x + (right - motto) / 2, pages.Y + 1, motto);
        pages.Y = under = Math.Max(under, pages.Y + 11);
        Centred(pages, report.Number, new PaperFont(13), PaperPages.Left, left);
        pages.Y = under;
        Centred(pages, report.DateLine, new PaperFont(13, IsItalic: true), x, right);
        pages.Y += 18;
        Centred(pages, Title, new PaperFont(14, IsBold: true), PaperPages.Left, pages.Width);
        Centred(pages, report.Subject, new PaperFont(14, IsBold: true), PaperPages.Left, pages.Width);
        Centred(pages, report.Period, new PaperFont(13, IsItalic: true), PaperPages.Left, pages.Width);
        pages.Rule(PaperPages.Left + pages.Width * 0.4, pages.Y + 2, pages.Width * 0.2);
        pages.Y += 14;
        foreach (var line in report.Preamble)
            pages.Paragraph(line, new PaperFont(13), indent: 28);
        pages.Y += 4;
    }

    private static void Section(PaperPages pages, PaperSection section)
    {
        pages.Need(40);
        if (section.Title is { } title)
            pages.Paragraph(title, new PaperFont(13, IsBold: true), after: 2);
        foreach (var paragraph in section.Text.Split('\n'))
            pages.Paragraph(paragraph, new PaperFont(13), indent: 28);
    }

    // Annex I, part II 7 and 9: recipients on the left, capacity, signature and name on the right.
    private static void Signature(PaperPages pages, PaperReport report)
    {
        pages.Need(60 + 17 * (report.Capacity.Count + report.Signature.Count * 2 + 2));
        pages.Y += 10;
        var half = pages.Width / 2;
        var (x, top) = (PaperPages.Left + half, pages.Y);
        Lined(pages, RecipientsTitle, new PaperFont(12, IsBold: true, IsItalic: true), PaperPages.Left, half - 12);
        foreach (var line in report.Recipients)
            Lined(pages, line, new PaperFont(11), PaperPages.Left, half - 12);
        var left = pages.Y;
        pages.Y = top;
        foreach (var line in report.Capacity)
            Centred(pages, line, new PaperFont(13, IsBold: true), x, half);
        pages.Y += 10;
        foreach (var line in report.Signature)
            Centred(pages, line, new PaperFont(10, IsItalic: true), x, half);
        pages.Y += 10;
        Centred(pages, report.Signer, new PaperFont(13, IsBold: true), x, half);
        pages.Y = Math.Max(left, pages.Y) + 16;
    }

    private static void Proof(PaperPages pages, PaperReport report)
    {
        var width = pages.Width - CodeSize - 24;
        var font = Whole(pages, report.Proof, new PaperFont(9), width);
        string[] lines = [.. report.Proof.SelectMany(line => pages.Lines(line, font, width))];
        var height = Math.Max(CodeSize, (lines.Length + 1.4) * font.LineHeight) + 16;
        pages.Need(height);
        pages.Frame(PaperPages.Left, pages.Y, pages.Width, height);
        pages.Image(QrPng.Write(QrCode.Make(report.Code)), PaperPages.Left + 4, pages.Y + 4, CodeSize + 8);
        var x = PaperPages.Left + CodeSize + 16;
        pages.Y += 8;
        Lined(pages, ProofTitle, new PaperFont(9, IsBold: true), x, width);
        foreach (var line in lines)
            Lined(pages, line, font, x, width);
    }

    /// <summary>A typeface is wider than another, but a hash that is compared or copied stands in one line: the font, as much smaller as
    /// the longest word asks for.</summary>
    private static PaperFont Whole(PaperPages pages, IEnumerable<string> lines, PaperFont font, double width)
    {
        var longest = lines.SelectMany(line => line.Split(' ')).Max(word => pages.Measure(word, font));
        return longest <= width ? font : font with { Size = Math.Max(ProofSizeMin, Math.Floor(font.Size * width / longest * 10) / 10) };
    }

    private static void Centred(PaperPages pages, string text, PaperFont font, double x, double width) =>
        Put(pages, text, font, x, width, PaperAlignment.Centre);

    private static void Lined(PaperPages pages, string text, PaperFont font, double x, double width) =>
        Put(pages, text, font, x, width, PaperAlignment.Left);

    private static void Put(
        PaperPages pages, string text, PaperFont font, double x, double width, PaperAlignment alignment)
    {
        foreach (var line in pages.Lines(text, font, width))
        {
            pages.Text(line, font, x, pages.Y, width, alignment);
            pages.Y += font.LineHeight;
        }
    }
}
