using PdfSharp.Drawing;
using PdfSharp.Pdf;

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

    public static byte[] Write(PaperReport report, PaperFonts fonts)
    {
        fonts.Use();
        using var document = new PdfDocument();
        document.Info.Title = $"{Title}: {report.Subject}";
        document.Info.Author = string.Join(' ', report.Issuer);
        document.Language = "vi-VN";
        using (var pages = new PaperPages(document, report.Table.IsAcross))
        {
            Head(pages, report);
            PaperPdfTable.Draw(pages, report.Table);
            pages.Y += 10;
            foreach (var section in report.Sections.Concat(report.Notes))
                Section(pages, section);
            Signature(pages, report);
            Proof(pages, report);
        }
        using var bytes = new MemoryStream();
        document.Save(bytes);
        return bytes.ToArray();
    }

    // Annex I, part II 1 to 4: who issues on the left, country and motto on the right; the title below.
    private static void Head(PaperPages pages, PaperReport report)
    {
        var (left, right) = (pages.Width * 0.42, pages.Width * 0.58);
        var (x, top) = (PaperPages.Left + left, pages.Y);
        foreach (var line in report.Superior)
            Centred(pages, line, PaperPages.Font(12), PaperPages.Left, left);
        foreach (var line in report.Issuer)
            Centred(pages, line, PaperPages.Font(12, isBold: true), PaperPages.Left, left);
        pages.Rule(PaperPages.Left + left / 3, pages.Y + 2, left / 3);
        var under = pages.Y + 12;
        pages.Y = top;
        Centred(pages, Country, PaperPages.Font(12, isBold: true), x, right);
        Centred(pages, Motto, PaperPages.Font(13, isBold: true), x, right);
        var motto = pages.Measure(Motto, PaperPages.Font(13, isBold: true));
        pages.Rule(x + (right - motto) / 2, pages.Y + 1, motto);
        pages.Y = under = Math.Max(under, pages.Y + 11);
        Centred(pages, report.Number, PaperPages.Font(13), PaperPages.Left, left);
        pages.Y = under;
        Centred(pages, report.DateLine, PaperPages.Font(13, isItalic: true), x, right);
        pages.Y += 18;
        Centred(pages, Title, PaperPages.Font(14, isBold: true), PaperPages.Left, pages.Width);
        Centred(pages, report.Subject, PaperPages.Font(14, isBold: true), PaperPages.Left, pages.Width);
        pages.Rule(PaperPages.Left + pages.Width * 0.4, pages.Y + 2, pages.Width * 0.2);
        pages.Y += 14;
        foreach (var line in report.Preamble)
            pages.Paragraph(line, PaperPages.Font(13), indent: 28);
        pages.Y += 4;
    }

    private static void Section(PaperPages pages, PaperSection section)
    {
        pages.Need(40);
        if (section.Title is { } title)
            pages.Paragraph(title, PaperPages.Font(13, isBold: true), after: 2);
        foreach (var paragraph in section.Text.Split('\n'))
            pages.Paragraph(paragraph, PaperPages.Font(13), indent: 28);
    }

    // Annex I, part II 7 and 9: recipients on the left, capacity, signature and name on the right.
    private static void Signature(PaperPages pages, PaperReport report)
    {
        pages.Need(60 + 17 * (report.Capacity.Count + report.Signature.Count * 2 + 2));
        pages.Y += 10;
        var half = pages.Width / 2;
        var (x, top) = (PaperPages.Left + half, pages.Y);
        Lined(pages, RecipientsTitle, PaperPages.Font(12, isBold: true, isItalic: true), PaperPages.Left, half - 12);
        foreach (var line in report.Recipients)
            Lined(pages, line, PaperPages.Font(11), PaperPages.Left, half - 12);
        var left = pages.Y;
        pages.Y = top;
        foreach (var line in report.Capacity)
            Centred(pages, line, PaperPages.Font(13, isBold: true), x, half);
        pages.Y += 10;
        foreach (var line in report.Signature)
            Centred(pages, line, PaperPages.Font(10, isItalic: true), x, half);
        pages.Y += 10;
        Centred(pages, report.Signer, PaperPages.Font(13, isBold: true), x, half);
        pages.Y = Math.Max(left, pages.Y) + 16;
    }

    private static void Proof(PaperPages pages, PaperReport report)
    {
        var font = PaperPages.Font(9);
        var width = pages.Width - CodeSize - 24;
        string[] lines = [.. report.Proof.SelectMany(line => pages.Lines(line, font, width))];
        var height = Math.Max(CodeSize, (lines.Length + 1.4) * PaperPages.LineHeight(font)) + 16;
        pages.Need(height);
        pages.Drawing.DrawRectangle(new XPen(XColors.Gray, 0.5), new XRect(PaperPages.Left, pages.Y, pages.Width, height));
        Code(pages, QrCode.Make(report.Code), PaperPages.Left + 8, pages.Y + 8);
        var x = PaperPages.Left + CodeSize + 16;
        pages.Y += 8;
        Lined(pages, ProofTitle, PaperPages.Font(9, isBold: true), x, width);
        foreach (var line in lines)
            Lined(pages, line, font, x, width);
    }

    private static void Code(PaperPages pages, bool[,] dark, double x, double y)
    {
        var side = CodeSize / dark.GetLength(0);
        for (var row = 0; row < dark.GetLength(0); row++)
        {
            // Neighbours are drawn as one, so that no hair line is between them.
            for (var (column, end) = (0, 0); column < dark.GetLength(0); column = end + 1)
            {
                for (end = column; end < dark.GetLength(0) && dark[row, end]; end++)
                {
                }
                if (end > column)
                {
                    pages.Drawing.DrawRectangle(
                        XBrushes.Black, x + column * side, y + row * side, (end - column) * side, side + 0.05);
                }
            }
        }
    }

    private static void Centred(PaperPages pages, string text, XFont font, double x, double width) =>
        Put(pages, text, font, x, width, XStringFormats.TopCenter);

    private static void Lined(PaperPages pages, string text, XFont font, double x, double width) =>
        Put(pages, text, font, x, width, XStringFormats.TopLeft);

    private static void Put(PaperPages pages, string text, XFont font, double x, double width, XStringFormat format)
    {
        foreach (var line in pages.Lines(text, font, width))
        {
            pages.Text(line, font, new XRect(x, pages.Y, width, PaperPages.LineHeight(font)), format);
            pages.Y += PaperPages.LineHeight(font);
        }
    }
}
