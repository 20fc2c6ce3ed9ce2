using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ledger.Verify;

/// <summary>RFC 8785: one document, one sequence of bytes.</summary>
internal static class Jcs
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code), '"', '\\']);

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <exception cref="FormatException">It has no canonical form.</exception>
    public static byte[] Canonical(ReadOnlyMemory<byte> json)
    {
        // Most headers are this.
        if (json.Span.SequenceEqual("{}"u8))
            return json.ToArray();
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var output = new ArrayBufferWriter<byte>(json.Length + 16);
            Write(document.RootElement, output);
            return output.WrittenSpan.ToArray();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or EncoderFallbackException)
        {
            throw new FormatException("It has no canonical form: " + e.Message, e);
        }
    }

    private static void Write(JsonElement value, ArrayBufferWriter<byte> output)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, output);
                break;
            case JsonValueKind.Array:
                output.Write("["u8);
                var first = true;
                foreach (var item in value.EnumerateArray())
                {
                    if (!first)
                        output.Write(","u8);
                    first = false;
                    Write(item, output);
                }
                output.Write("]"u8);
                break;
            case JsonValueKind.String:
                Write(value.GetString()!, output);
                break;
            case JsonValueKind.Number:
                output.Write(Encoding.ASCII.GetBytes(Number(value.GetDouble())));
                break;
            default:
                output.Write(Encoding.ASCII.GetBytes(value.GetRawText()));
                break;
        }
    }

    private static void WriteObject(JsonElement value, ArrayBufferWriter<byte> output)
    {
        var members = new (string Name, JsonElement Value)[value.GetPropertyCount()];
        var count = 0;
        foreach (var member in value.EnumerateObject())
            members[count++] = (member.Name, member.Value);
        Array.Sort(members, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        output.Write("{"u8);
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0)
            {
                if (members[i].Name == members[i - 1].Name)
                    throw new FormatException($"The key '{members[i].Name}' is there twice.");
                output.Write(","u8);
            }
            Write(members[i].Name, output);
            output.Write(":"u8);
            Write(members[i].Value, output);
        }
        output.Write("}"u8);
    }

    private static void Write(string text, ArrayBufferWriter<byte> output)
    {
        output.Write("\""u8);
        var start = 0;
        for (var i = text.AsSpan().IndexOfAny(Escaped); i >= 0 && i < text.Length; i++)
        {
            if (text[i] >= ' ' && text[i] is not ('"' or '\\'))
                continue;
            Utf8.GetBytes(text.AsSpan(start, i - start), output);
            start = i + 1;
            output.Write(Encoding.ASCII.GetBytes(text[i] switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                var control => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)control:x4}"),
            }));
        }
        Utf8.GetBytes(text.AsSpan(start), output);
        output.Write("\""u8);
    }

    /// <summary>As ECMAScript writes numbers (ECMA-262, Number::toString).</summary>
    internal static string Number(double value)
    {
        if (!double.IsFinite(value))
            throw new FormatException("A number is beyond a double.");
        if (value == 0)
            return "0";
        if (value < 0)
            return "-" + Number(-value);
        var round = value.ToString("R", CultureInfo.InvariantCulture);
        var (mantissa, exponent) = round.Split('E') is [var m, var e]
            ? (m, int.Parse(e, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)) : (round, 0);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var scale = (point < 0 ? mantissa.Length : point) + exponent; // The value is 0.all times 10 to the scale.
        var digits = all.TrimStart('0');
        scale -= all.Length - digits.Length;
        digits = digits.TrimEnd('0');
        var count = digits.Length;
        if (scale is > 0 and <= 21)
            return count <= scale ? digits + new string('0', scale - count) : digits[..scale] + "." + digits[scale..];
        if (scale is > -6 and <= 0)
            return "0." + new string('0', -scale) + digits;
        var sign = scale > 0 ? "+" : "-";
        var rest = count == 1 ? "" : "." + digits[1..];
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{rest}e{sign}{Math.Abs(scale - 1)}");
    }
}
