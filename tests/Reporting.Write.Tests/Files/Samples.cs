using System.IO.Compression;
using System.Text;

namespace Reporting.Write.Tests.Files;

/// <summary>Small files of every type, made here byte by byte or entry by entry.</summary>
internal static class Samples
{
    public static byte[] Png(string tail = "") =>
        [0x89, .. "PNG\r\n\u001a\n"u8, .. Encoding.UTF8.GetBytes(tail)];

    public static byte[] Jpeg { get; } = [0xff, 0xd8, 0xff, 0xe0, 0, 16, .. "JFIF"u8];

    /// <summary>The beginning of a detached signature, in DER.</summary>
    public static byte[] P7s { get; } =
        [0x30, 0x82, 0x01, 0x00, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02, 0xa0, 0x82];

    public static byte[] Docx(params string[] paragraphs) => Zip(
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml",
            "<w:document xmlns:w=\"w\"><w:body>" + string.Concat(paragraphs.Select(p => $"<w:p>{Runs(p)}</w:p>"))
            + "</w:body></w:document>"));

    public static byte[] Odt(params string[] paragraphs)
    {
        var text = string.Concat(paragraphs.Select(p => $"<text:p>{p.Replace("|", "", StringComparison.Ordinal)}</text:p>"));
        return Zip(
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", $"<office:document xmlns:office=\"o\" xmlns:text=\"t\">{text}</office:document>"));
    }

    public static byte[] Xlsx(string cell, string sheet = "Trang 1") => Zip(
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", $"<workbook><sheets><sheet name=\"{sheet}\"/></sheets></workbook>"),
        ("xl/sharedStrings.xml", $"<sst><si><t>{cell}</t></si></sst>"));

    /// <summary>A PDF that shows lines, each in pieces (|), set in a font that numbers its letters, as word processors
    /// do; what the numbers mean is in its character map.</summary>
    public static byte[] Pdf(string[] lines, string extra = "", bool packed = true)
    {
        var letters = string.Concat(lines).Replace("|", "", StringComparison.Ordinal).Distinct().ToArray();
        var contents = new StringBuilder();
        foreach (var (i, line) in lines.Index())
        {
            foreach (var (j, piece) in line.Split('|').Index())
            {
                var codes = string.Concat(piece.Select(c => $"{Array.IndexOf(letters, c) + 1:X4}"));
                contents.Append($"BT /F1 12 Tf 1 0 0 1 {72 + (j * 60)} {700 - (i * 20)} Tm <{codes}> Tj ET\n");
            }
        }
        var map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            + $"{letters.Length} beginbfchar\n"
            + string.Concat(letters.Select((c, i) => $"<{i + 1:X4}> <{(int)c:X4}>\n")) + "endbfchar endcmap end end";
        return
        [
            .. "%PDF-1.7\n"u8, .. Object(1, "<< /Type /Catalog /Pages 2 0 R " + extra + " >>"),
            .. Stream(3, contents.ToString(), packed), .. Stream(4, map, packed), .. "trailer << /Root 1 0 R >>\n%%EOF"u8,
        ];
    }

    public static byte[] Zip(params (string Name, string Content)[] entries)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open());
                writer.Write(content);
            }
        }
        return bytes.ToArray();
    }

    // A word processor cuts a paragraph into runs wherever it likes.
    private static string Runs(string paragraph) =>
        string.Concat(paragraph.Split('|').Select(run => $"<w:r><w:rPr/><w:t>{run}</w:t></w:r>"));

    private static byte[] Object(int number, string content) => Encoding.Latin1.GetBytes($"{number} 0 obj\n{content}\nendobj\n");

    private static byte[] Stream(int number, string content, bool packed)
    {
        var data = Encoding.Latin1.GetBytes(content);
        if (packed)
        {
            var folded = new MemoryStream();
            using (var folding = new ZLibStream(folded, CompressionLevel.Optimal, leaveOpen: true))
                folding.Write(data);
            data = folded.ToArray();
        }
        var filter = packed ? "/Filter /FlateDecode " : "";
        return
        [
            .. Encoding.Latin1.GetBytes($"{number} 0 obj\n<< {filter}/Length {data.Length} >>\nstream\n"), .. data,
            .. "\nendstream\nendobj\n"u8,
        ];
    }
}
