using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Reporting.Host.Exports;

/// <summary>A workbook of one sheet (ECMA-376, SpreadsheetML), written row by row: the libraries for it keep a whole sheet in
/// memory, and an export may have a million rows.</summary>
internal static class XlsxExport
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // A sheet holds no more.
    public const int RowsMax = 1_048_575;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    private const string ContentTypes =
        $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
        """;

    private const string Relationships =
        $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """;

    private const string Workbook =
        $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="SoLieu" sheetId="1" r:id="r1"/></sheets></workbook>
        """;

    private const string WorkbookRelationships =
        $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
        """;

    public static async Task Write(
        Stream to, IReadOnlyList<string> columns, IAsyncEnumerable<IReadOnlyList<object?[]>> pages, CancellationToken ct)
    {
        using var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        Part(archive, "[Content_Types].xml", ContentTypes);
        Part(archive, "_rels/.rels", Relationships);
        Part(archive, "xl/workbook.xml", Workbook);
        Part(archive, "xl/_rels/workbook.xml.rels", WorkbookRelationships);
        await using var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        await using var writer = XmlWriter.Create(sheet, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false) });
        writer.WriteStartElement("worksheet", Main);
        writer.WriteStartElement("sheetData", Main);
        Row(writer, [.. columns]);
        var count = 0;
        await foreach (var page in pages.WithCancellation(ct))
        {
            foreach (var row in page.Take(RowsMax - count))
                Row(writer, row);
            count += page.Count;
        }
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Row(XmlWriter writer, object?[] cells)
    {
        writer.WriteStartElement("row", Main);
        foreach (var cell in cells)
        {
            writer.WriteStartElement("c", Main);
            if (cell is not null && CellText.IsNumber(cell))
            {
                writer.WriteElementString("v", Main, CellText.Of(cell));
            }
            else if (CellText.Harmless(cell) is { Length: > 0 } text)
            {
                writer.WriteAttributeString("t", "inlineStr");
                writer.WriteStartElement("is", Main);
                writer.WriteStartElement("t", Main);
                writer.WriteAttributeString("xml", "space", null, "preserve");
                writer.WriteString(Allowed(text));
                writer.WriteEndElement();
                writer.WriteEndElement();
            }
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    // A text was checked when it came in; one from before may have what XML can't say.
    private static string Allowed(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text
        : string.Concat(text.EnumerateRunes().Where(rune =>
            rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)));

    private static void Part(ZipArchive archive, string name, string content)
    {
        using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(content));
    }
}
