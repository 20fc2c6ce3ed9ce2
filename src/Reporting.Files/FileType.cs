using System.IO.Compression;

namespace Reporting.Files;

/// <summary>A type of file that can be attached (E10), told by its bytes and never by its name alone.</summary>
public sealed record FileType(string MediaType, params string[] Extensions)
{
    public static readonly FileType Pdf = new("application/pdf", ".pdf");
    public static readonly FileType Docx =
        new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
    public static readonly FileType Xlsx =
        new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");
    public static readonly FileType Odt = new("application/vnd.oasis.opendocument.text", ".odt");
    public static readonly FileType Png = new("image/png", ".png");
    public static readonly FileType Jpeg = new("image/jpeg", ".jpg", ".jpeg");
    public static readonly FileType P7s = new("application/pkcs7-signature", ".p7s");

    private const int HeadLength = 64;

    /// <summary>What can be attached, for people.</summary>
    public const string Allowed = "pdf, docx, xlsx, odt, png, jpg, p7s";

    /// <summary>The type of the bytes; null when it is none of these.</summary>
    /// <exception cref="InvalidDataException">It begins as an archive and is none.</exception>
    public static FileType? Of(Stream bytes)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        bytes.Position = 0;
        head = head[..bytes.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)];
        bytes.Position = 0;
        return head.StartsWith("%PDF-"u8) ? Pdf
            : head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]) ? Png
            : head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]) ? Jpeg
            : head.StartsWith("PK\u0003\u0004"u8) ? OfArchive(bytes)
            : IsSignedData(head) ? P7s
            : null;
    }

    public bool IsNamed(string name) =>
        Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    private static FileType? OfArchive(Stream bytes)
    {
        using var archive = new ZipArchive(bytes, ZipArchiveMode.Read, leaveOpen: true);
        return archive.GetEntry("word/document.xml") is not null ? Docx
            : archive.GetEntry("xl/workbook.xml") is not null ? Xlsx
            : archive.GetEntry("content.xml") is not null && IsText(archive.GetEntry("mimetype")) ? Odt
            : null;
    }

    private static bool IsText(ZipArchiveEntry? mimetype)
    {
        if (mimetype is null)
            return false;
        using var opened = mimetype.Open();
        Span<byte> text = stackalloc byte[HeadLength];
        text = text[..opened.ReadAtLeast(text, HeadLength, throwOnEndOfStream: false)];
        return text.SequenceEqual("application/vnd.oasis.opendocument.text"u8);
    }

    // RFC 5652 section 3: ContentInfo, a sequence that begins with the object identifier of signedData, in DER or BER.
    private static bool IsSignedData(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> oid = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
        if (head.Length < 15 || head[0] != 0x30)
            return false;
        var at = head[1] < 0x80 ? 2 : 2 + (head[1] & 0x7f);
        return at + oid.Length <= head.Length && head[at..].StartsWith(oid);
    }
}
