using System.Xml;
using Reporting.Domain;
using Reporting.Domain.Reports;
using Reporting.Domain.Secrecy;

namespace Reporting.Files;

/// <summary>Looks a file through before anybody keeps it: what it is, whether it acts, whether it carries a secrecy mark
/// (B7, E10).</summary>
public static class FileInspection
{
    public const long LengthMax = 20L * 1024 * 1024;

    /// <summary>What the file is, or why it is refused.</summary>
    /// <param name="bytes">The whole file; it can seek.</param>
    /// <param name="name">What it is called.</param>
    public static (FileType?, Refusal?) Inspect(Stream bytes, string name)
    {
        try
        {
            return FileType.Of(bytes) is { } type && type.IsNamed(name)
                ? (type, Check(type, bytes))
                : (null, EntryRefusals.TypeNotAllowed(FileType.Allowed));
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or EndOfStreamException)
        {
            return (null, EntryRefusals.Unreadable());
        }
        finally
        {
            bytes.Position = 0;
        }
    }

    private static Refusal? Check(FileType type, Stream bytes)
    {
        if (type == FileType.Pdf)
        {
            var pdf = PdfFile.Read(bytes);
            return pdf.IsEncrypted ? EntryRefusals.Unreadable()
                : pdf.HasActiveContent ? EntryRefusals.ActiveContent()
                : Marked(pdf.Lines());
        }
        if (type != FileType.Docx && type != FileType.Xlsx && type != FileType.Odt)
            return null;
        using var archive = new BoundedArchive(bytes);
        return OfficeText.HasActiveContent(archive) ? EntryRefusals.ActiveContent() : Marked(OfficeText.Lines(archive));
    }

    private static Refusal? Marked(IEnumerable<string> lines) =>
        lines.Any(SecrecyMarks.IsIn) ? SecrecyRefusals.Marked("file") : null;
}
