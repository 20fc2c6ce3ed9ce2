using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Reporting.Files;

/// <summary>Writes a report's document as DOCX, to be registered, numbered and printed elsewhere.</summary>
public static class PaperDocx
{
    private const int TwipsAMillimetre = 57;
    private const int LeftMargin = 30;
    private const int RightMargin = 17;

    public static byte[] Write(PaperReport report)
    {
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = $"{PaperPdf.Title}: {report.Subject}";
            document.PackageProperties.Creator = string.Join(' ', report.Issuer);
            var main = document.AddMainDocumentPart();
            var body = new Body(Head(report));
            body.Append(Line("", 13));
            body.Append(Line(PaperPdf.Title, 14, isBold: true, place: JustificationValues.Center));
            body.Append(Line(report.Subject, 14, isBold: true, place: JustificationValues.Center));
            body.Append(Line(report.Period, 13, isItalic: true, place: JustificationValues.Center, after: 12));
            body.Append(report.Preamble.Select(line => Line(line, 13, after: 4)));
            if (report.Table.Rows.Count > 0)
                body.Append(PaperDocxTable.Figures(report.Table, TextWidth(report)), Line("", 6));
            body.Append(report.Sections.Concat(report.Notes).SelectMany(Section));
            body.Append(Foot(report), Line("", 8), Proof(report, main));
            body.Append(Page(report.Table.IsAcross, main));
            main.Document = new Document(body);
        }
        return bytes.ToArray();
    }

    internal static Paragraph Line(
        string text, double points, bool isBold = false, bool isItalic = false, bool isUnderlined = false,
        JustificationValues place = JustificationValues.Left, int after = 0)
    {
        var style = new RunProperties(new RunFonts
        {
            Ascii = PaperFonts.Family, HighAnsi = PaperFonts.Family, ComplexScript = PaperFonts.Family,
        });
        if (isBold)
            style.Append(new Bold());
        if (isItalic)
            style.Append(new Italic());
        style.Append(new FontSize { Val = (points * 2).ToString(CultureInfo.InvariantCulture) });
        if (isUnderlined)
            style.Append(new Underline { Val = UnderlineValues.Single });
        return new Paragraph(
            new ParagraphProperties(
                new SpacingBetweenLines { Before = "0", After = (after * 20).ToString(CultureInfo.InvariantCulture) },
                new Justification { Val = place }),
            new Run(style, new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
    }

    // Between the margins, in twips.
    private static int TextWidth(PaperReport report) =>
        ((report.Table.IsAcross ? 297 : 210) - LeftMargin - RightMargin) * TwipsAMillimetre;

    private static Table Head(PaperReport report) => PaperDocxTable.Invisible(
        TextWidth(report),
        (42,
        [
            .. report.Superior.Select(line => Line(line, 12, place: JustificationValues.Center)),
            .. report.Issuer.Select((line, i) => Line(
                line, 12, isBold: true, isUnderlined: i == report.Issuer.Count - 1, place: JustificationValues.Center)),
            Line("", 6), Line(report.Number, 13, place: JustificationValues.Center),
        ]),
        (58,
        [
            Line(PaperPdf.Country, 12, isBold: true, place: JustificationValues.Center),
            Line(PaperPdf.Motto, 13, isBold: true, isUnderlined: true, place: JustificationValues.Center),
            Line("", 6), Line(report.DateLine, 13, isItalic: true, place: JustificationValues.Center),
        ]));

    private static IEnumerable<Paragraph> Section(PaperSection section) =>
    [
        .. section.Title is { } title ? new[] { Line(title, 13, isBold: true, after: 2) } : [],
        .. section.Text.Split('\n').Select(line => Line(line, 13, place: JustificationValues.Both, after: 4)),
    ];

    private static Table Foot(PaperReport report) => PaperDocxTable.Invisible(
        TextWidth(report),
        (50,
        [
            Line(PaperPdf.RecipientsTitle, 12, isBold: true, isItalic: true),
            .. report.Recipients.Select(line => Line(line, 11)),
        ]),
        (50,
        [
            .. report.Capacity.Select(line => Line(line, 13, isBold: true, place: JustificationValues.Center)),
            Line("", 8),
            .. report.Signature.Select(line => Line(line, 10, isItalic: true, place: JustificationValues.Center)),
            Line("", 8), Line(report.Signer, 13, isBold: true, place: JustificationValues.Center),
        ]));

    private static Table Proof(PaperReport report, MainDocumentPart main)
    {
        var image = main.AddImagePart(ImagePartType.Png);
        using (var png = new MemoryStream(QrPng.Write(QrCode.Make(report.Code))))
            image.FeedData(png);
        return PaperDocxTable.Invisible(
            TextWidth(report),
            (24, [new Paragraph(new Run(PaperDocxTable.Picture(main.GetIdOfPart(image), 32)))]),
            (76,
            [
                Line(PaperPdf.ProofTitle, 9, isBold: true),
                .. report.Proof.Select(line => Line(line, 9)),
            ]));
    }

    // Annex I, part I 1, 2 and 4: A4, the margins, and the page's number above from the second page on.
    private static SectionProperties Page(bool isAcross, MainDocumentPart main)
    {
        var header = main.AddNewPart<HeaderPart>();
        var number = Line("", 13, place: JustificationValues.Center);
        number.Append(new SimpleField { Instruction = "PAGE" });
        header.Header = new Header(number);
        var (narrow, wide) = ((uint)(210 * TwipsAMillimetre), (uint)(297 * TwipsAMillimetre));
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) },
            isAcross
                ? new PageSize { Width = wide, Height = narrow, Orient = PageOrientationValues.Landscape }
                : new PageSize { Width = narrow, Height = wide },
            new PageMargin
            {
                Top = 20 * TwipsAMillimetre, Bottom = 20 * TwipsAMillimetre, Left = LeftMargin * TwipsAMillimetre,
                Right = RightMargin * TwipsAMillimetre, Header = 10 * TwipsAMillimetre, Footer = 10 * TwipsAMillimetre,
            },
            new TitlePage());
    }
}
