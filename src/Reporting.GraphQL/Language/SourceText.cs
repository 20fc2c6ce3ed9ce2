using System.Text;

namespace Reporting.GraphQL.Language;

/// <summary>
/// A document's text in UTF-8. Places in it are byte offsets; line and column are found only for an error.
/// </summary>
internal sealed class SourceText(ReadOnlyMemory<byte> utf8)
{
    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    /// <summary>
    /// Encodes the text. A lone surrogate is kept as its three bytes, so that the lexer can point at it.
    /// </summary>
    public static SourceText From(string text)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                length += rune.EncodeToUtf8(bytes.AsSpan(length));
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                length += EncodeSurrogate(text[i], bytes.AsSpan(length));
            }
        }
        return new SourceText(bytes.AsMemory(0, length));
    }

    /// <summary>Writes a lone surrogate as three bytes, which no decoder of UTF-8 accepts.</summary>
    public static int EncodeSurrogate(char unit, Span<byte> to)
    {
        to[0] = (byte)(0xE0 | (unit >> 12));
        to[1] = (byte)(0x80 | ((unit >> 6) & 0x3F));
        to[2] = (byte)(0x80 | (unit & 0x3F));
        return 3;
    }

    /// <summary>Line and column, both from 1. Columns are counted in UTF-16 units, as graphql-js counts them.</summary>
    public Location LocationAt(int offset)
    {
        var text = Utf8.Span[..Math.Min(offset, Utf8.Length)];
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == (byte)'\n' || (text[i] == (byte)'\r' && !IsNewLine(i + 1)))
            {
                line++;
                lineStart = i + 1;
            }
        }
        var column = 1;
        foreach (var unit in text[lineStart..])
            column += unit < 0x80 ? 1 : unit >= 0xF0 ? 2 : unit >= 0xC0 ? 1 : 0;
        return new Location(line, column);
    }

    private bool IsNewLine(int at) => at < Utf8.Length && Utf8.Span[at] == (byte)'\n';

    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}
