using System.Globalization;
using System.Text;

namespace Reporting.Files;

/// <summary>Strings of a PDF (ISO 32000-2, 7.3.4): in parentheses or as hex digits.</summary>
internal static class PdfString
{
    /// <summary>The bytes of the string that begins here.</summary>
    /// <param name="at">Where its <c>(</c> or <c>&lt;</c> is.</param>
    /// <param name="end">The first character after it.</param>
    public static byte[] Bytes(string text, int at, out int end) =>
        text[at] == '<' ? Hex(text, at, out end) : Literal(text, at, out end);

    /// <summary>The bytes as text: UTF-16 where they say so, one byte a letter otherwise.</summary>
    public static string Show(byte[] bytes) => bytes switch
    {
        [0xfe, 0xff, ..] => Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)),
        [0xef, 0xbb, 0xbf, ..] => Encoding.UTF8.GetString(bytes.AsSpan(3)),
        _ => Encoding.Latin1.GetString(bytes),
    };

    private static byte[] Hex(string text, int at, out int end)
    {
        var close = text.IndexOf('>', at);
        end = close < 0 ? text.Length : close + 1;
        var digits = new StringBuilder();
        for (var i = at + 1; i < end - 1; i++)
        {
            if (char.IsAsciiHexDigit(text[i]))
                digits.Append(text[i]);
        }
        if (digits.Length % 2 == 1)
            digits.Append('0');
        return Convert.FromHexString(digits.ToString());
    }

    private static byte[] Literal(string text, int at, out int end)
    {
        var bytes = new List<byte>();
        var depth = 1;
        for (end = at + 1; end < text.Length; end++)
        {
            var c = text[end];
            if (c == '\\' && end + 1 < text.Length)
            {
                Escaped(text, ref end, bytes);
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0)
            {
                end++;
                break;
            }
            bytes.Add((byte)c);
        }
        return [.. bytes];
    }

    private static void Escaped(string text, ref int at, List<byte> bytes)
    {
        var c = text[++at];
        if (c is >= '0' and <= '7')
        {
            var digits = 1;
            while (digits < 3 && at + digits < text.Length && text[at + digits] is >= '0' and <= '7')
                digits++;
            var value = 0;
            foreach (var digit in text.AsSpan(at, digits))
                value = (value * 8) + (digit - '0');
            bytes.Add((byte)(value & 0xff));
            at += digits - 1;
            return;
        }
        if (c is not ('\r' or '\n'))
            bytes.Add(c switch { 'n' => 10, 'r' => 13, 't' => 9, 'b' => 8, 'f' => 12, _ => (byte)c });
    }
}

/// <summary>What a font's codes mean (ToUnicode, ISO 32000-2, 9.10.3).</summary>
internal sealed class PdfCharacterMap
{
    private readonly Dictionary<int, string> letters = [];
    private readonly int codeLength = 1;

    public PdfCharacterMap(string text)
    {
        var inRange = false;
        var operands = new List<string>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '<' && at + 1 < text.Length && text[at + 1] != '<')
            {
                operands.Add(Convert.ToHexString(PdfString.Bytes(text, at, out var end)));
                at = end - 1;
            }
            else if (At(text, at, "beginbf"))
            {
                inRange = At(text, at, "beginbfrange");
                operands.Clear();
                at += 7;
            }
            else if (At(text, at, "endbf"))
            {
                operands.Clear();
            }
            if (operands.Count != (inRange ? 3 : 2))
                continue;
            codeLength = Math.Max(codeLength, operands[0].Length / 2);
            Add(operands);
            operands.Clear();
        }
    }

    public string Read(byte[] codes)
    {
        var text = new StringBuilder();
        for (var at = 0; at + codeLength <= codes.Length; at += codeLength)
        {
            var code = 0;
            for (var i = 0; i < codeLength; i++)
                code = (code << 8) | codes[at + i];
            text.Append(letters.GetValueOrDefault(code));
        }
        return text.ToString();
    }

    private static bool At(string text, int at, string word) => string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    private void Add(List<string> operands)
    {
        if (operands[0].Length > 8 || !int.TryParse(operands[0], NumberStyles.HexNumber, null, out var first))
            return;
        var letter = Encoding.BigEndianUnicode.GetString(Convert.FromHexString(operands[^1]));
        if (operands.Count == 2)
        {
            letters[first] = letter;
            return;
        }
        if (letter.Length == 0 || !int.TryParse(operands[1], NumberStyles.HexNumber, null, out var last))
            return;
        for (var code = first; code <= last && code - first < 65_536; code++)
            letters[code] = letter[..^1] + (char)((letter[^1] + code - first) & 0xffff);
    }
}
