using System.Text;
using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Execution;

/// <summary>The inside of a JSON string and the text that it stands for. RFC 8259 section 7.</summary>
internal static class JsonText
{
    /// <summary>
    /// Undoes the escapes. A lone surrogate keeps its three bytes, so that the lexer can point at it.
    /// </summary>
    public static ReadOnlyMemory<byte> Unescape(ReadOnlySpan<byte> escaped)
    {
        var text = new byte[escaped.Length];
        var length = 0;
        for (var at = 0; at < escaped.Length;)
        {
            var plain = escaped[at..].IndexOf((byte)'\\');
            plain = plain < 0 ? escaped.Length - at : plain;
            escaped.Slice(at, plain).CopyTo(text.AsSpan(length));
            at += plain;
            length += plain;
            if (at < escaped.Length)
                at += UnescapeOne(escaped[at..], text, ref length);
        }
        return text.AsMemory(0, length);
    }

    /// <summary>Writes a text with the escapes that JSON asks for; a lone surrogate becomes U+FFFD.</summary>
    public static void Escape(JsonWriter json, ReadOnlySpan<char> text)
    {
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '"':
                    json.WriteRaw("\\\""u8);
                    break;
                case '\\':
                    json.WriteRaw("\\\\"u8);
                    break;
                case '\n':
                    json.WriteRaw("\\n"u8);
                    break;
                case '\r':
                    json.WriteRaw("\\r"u8);
                    break;
                case '\t':
                    json.WriteRaw("\\t"u8);
                    break;
                case < 0x20:
                    json.WriteRaw(rune.Value < 0x10 ? "\\u000"u8 : "\\u001"u8);
                    json.WriteRaw("0123456789abcdef"u8[rune.Value & 15]);
                    break;
                default:
                    json.WriteRaw(utf8[..rune.EncodeToUtf8(utf8)]);
                    break;
            }
        }
    }

    private static int UnescapeOne(ReadOnlySpan<byte> escaped, byte[] text, ref int length)
    {
        var kind = escaped.Length > 1 ? escaped[1] : (byte)'\\';
        if (kind != (byte)'u' || escaped.Length < 6)
        {
            text[length++] = kind switch
            {
                (byte)'b' => (byte)'\b',
                (byte)'f' => (byte)'\f',
                (byte)'n' => (byte)'\n',
                (byte)'r' => (byte)'\r',
                (byte)'t' => (byte)'\t',
                _ => kind,
            };
            return Math.Min(2, escaped.Length);
        }
        var unit = Hex(escaped.Slice(2, 4));
        if (char.IsHighSurrogate(unit) && escaped.Length >= 12 && escaped[6] == (byte)'\\' && escaped[7] == (byte)'u'
            && Hex(escaped.Slice(8, 4)) is var low && char.IsLowSurrogate(low))
        {
            length += new Rune(unit, low).EncodeToUtf8(text.AsSpan(length));
            return 12;
        }
        length += char.IsSurrogate(unit)
            ? SourceText.EncodeSurrogate(unit, text.AsSpan(length))
            : new Rune(unit).EncodeToUtf8(text.AsSpan(length));
        return 6;
    }

    private static char Hex(ReadOnlySpan<byte> digits) =>
        ushort.TryParse(digits, System.Globalization.NumberStyles.AllowHexSpecifier, null, out var unit)
            ? (char)unit : '\uFFFD';
}
