using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Reporting.Files;

/// <summary>What a PDF shows as text, as far as that can be told without drawing it: page contents, annotations and the
/// document's properties. Scanned pictures have no text.</summary>
/// <remarks>No more of ISO 32000 than that needs: streams are found by their keywords, not through the cross-reference
/// table, so that a hidden or orphaned one is read, too. Which font a text is set in is not looked up: it is read through
/// each of the file's character maps.</remarks>
internal sealed partial class PdfFile
{
    private const long UnfoldedMax = 64L * 1024 * 1024;
    private const int DictionaryMax = 4_000;

    private readonly List<string> contents = [];
    private readonly List<PdfCharacterMap> maps = [];
    private readonly StringBuilder outside = new();
    private long left = UnfoldedMax;

    // Latin-1 keeps each byte as one character.
    private PdfFile(string raw)
    {
        var at = 0;
        for (int keyword; (keyword = raw.IndexOf("stream", at, StringComparison.Ordinal)) >= 0;)
        {
            outside.Append(raw, at, keyword - at);
            var start = keyword + "stream".Length;
            start += start < raw.Length && raw[start] == '\r' ? 1 : 0;
            at = Math.Min(start + 1, raw.Length);
            if (start >= raw.Length || raw[start] != '\n')
                continue;
            var end = raw.IndexOf("endstream", at, StringComparison.Ordinal);
            end = end < 0 ? raw.Length : end;
            Add(raw[DictionaryStart(raw, keyword)..keyword], raw[at..end]);
            at = Math.Min(end + "endstream".Length, raw.Length);
        }
        outside.Append(raw, at, raw.Length - at);
    }

    public bool IsEncrypted => Encrypted().IsMatch(outside.ToString());

    /// <summary>Scripts, programs that are started, files inside the file.</summary>
    public bool HasActiveContent => Active().IsMatch(outside.ToString());

    /// <exception cref="InvalidDataException">It is damaged, or unfolds to too much.</exception>
    public static PdfFile Read(Stream bytes)
    {
        bytes.Position = 0;
        using var reader = new StreamReader(bytes, Encoding.Latin1, false, 64 * 1024, leaveOpen: true);
        return new PdfFile(reader.ReadToEnd());
    }

    /// <summary>Its lines, each read in every way that it may be meant.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var line in contents.SelectMany(PdfLines.Of))
        {
            yield return Joined(line, PdfString.Show);
            foreach (var map in maps)
                yield return Joined(line, map.Read);
        }
        var text = outside.ToString();
        foreach (Match said in Said().Matches(text))
            yield return PdfString.Show(PdfString.Bytes(text, said.Groups[1].Index, out _));
    }

    // A piece without bytes is a blank between words.
    private static string Joined(List<byte[]> line, Func<byte[], string> read) =>
        string.Concat(line.Select(piece => piece.Length == 0 ? " " : read(piece)));

    private void Add(string dictionary, string data)
    {
        var text = dictionary.Contains("/FlateDecode", StringComparison.Ordinal) || dictionary.Contains("/Fl ", StringComparison.Ordinal)
            ? Unfolded(data)
            : dictionary.Contains("/Filter", StringComparison.Ordinal) ? null : data;
        if (text is null)
            return;
        if (dictionary.Contains("/ObjStm", StringComparison.Ordinal))
            outside.Append(text).Append('\n');
        else if (text.Contains("beginbf", StringComparison.Ordinal))
            maps.Add(new PdfCharacterMap(text));
        else if (text.Contains("BT", StringComparison.Ordinal))
            contents.Add(text);
    }

    private static int DictionaryStart(string raw, int keyword)
    {
        var span = Math.Min(keyword, DictionaryMax);
        var found = raw.LastIndexOf("obj", keyword, span, StringComparison.Ordinal);
        return found < 0 ? keyword - span : found;
    }

    private string Unfolded(string data)
    {
        using var unfolding = new ZLibStream(new MemoryStream(Encoding.Latin1.GetBytes(data)), CompressionMode.Decompress);
        var unfolded = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (unfolding.Read(chunk) is var count and > 0)
        {
            left -= count;
            if (left < 0)
                throw new InvalidDataException("The PDF unfolds to too much.");
            unfolded.Write(chunk, 0, count);
        }
        return Encoding.Latin1.GetString(unfolded.GetBuffer(), 0, (int)unfolded.Length);
    }

    [GeneratedRegex(@"/Encrypt[\s<]")]
    private static partial Regex Encrypted();

    [GeneratedRegex(@"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia)[\s(/<\[]")]
    private static partial Regex Active();

    [GeneratedRegex(@"/(?:Title|Subject|Keywords|Contents|Author|V|TU)\s*([(<])(?!<)")]
    private static partial Regex Said();
}
