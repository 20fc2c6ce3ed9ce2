using System.Text;
using System.Xml;

namespace Reporting.Files;

/// <summary>The text in a document or workbook, paragraph by paragraph and cell by cell, and whether it carries anything
/// that acts.</summary>
internal static class OfficeText
{
    // Where a paragraph, a cell or a shared string ends, in Office Open XML and in OpenDocument.
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "p", "h", "si", "is", "c", "tab", "br", "title", "subject", "description", "keywords", "creator", "category",
        "keyword", "lpwstr", "user-defined", "comment", "text",
    };

    /// <summary>Macros, controls, embedded objects and references to files elsewhere; links that a person clicks are
    /// none.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged or unfolds to too much.</exception>
    /// <exception cref="XmlException">A part is no XML, or has a document type.</exception>
    public static bool HasActiveContent(BoundedArchive archive) =>
        archive.Names.Any(IsActive) || archive.Names.Where(IsRelations).Any(name => HasExternal(archive, name));

    /// <summary>The paragraphs, cells and properties of the whole file, headers and comments included.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged or unfolds to too much.</exception>
    /// <exception cref="XmlException">A part is no XML, or has a document type.</exception>
    public static IEnumerable<string> Lines(BoundedArchive archive) =>
        archive.Names.Where(name => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            .SelectMany(name => Lines(archive, name));

    private static IEnumerable<string> Lines(BoundedArchive archive, string name)
    {
        using var xml = archive.Xml(name);
        var line = new StringBuilder();
        while (xml.Read())
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
                line.Append(xml.Value);
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && xml.GetAttribute("name") is { } sheet)
                yield return sheet;
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "s" or "tab" or "br" or "line-break")
                line.Append(xml.LocalName is "s" ? ' ' : '\n');
            if (!EndsBlock(xml) || line.Length == 0)
                continue;
            yield return line.ToString();
            line.Clear();
        }
        if (line.Length > 0)
            yield return line.ToString();
    }

    private static bool EndsBlock(XmlReader xml) =>
        xml.NodeType == XmlNodeType.EndElement && Blocks.Contains(xml.LocalName);

    private static bool IsActive(string name) =>
        name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) && !name.Contains("printerSettings", StringComparison.Ordinal)
        || name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)
        || name.Contains("/externalLinks/", StringComparison.OrdinalIgnoreCase)
        || name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Object", StringComparison.OrdinalIgnoreCase);

    private static bool IsRelations(string name) => name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static bool HasExternal(BoundedArchive archive, string name)
    {
        using var xml = archive.Xml(name);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && xml.GetAttribute("TargetMode") == "External"
                && xml.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true)
                return true;
        }
        return false;
    }
}
