using System.Globalization;

namespace Reporting.EventStore.Internal;

/// <summary>Numbers as ECMAScript writes them: ECMA-262, Number::toString, which RFC 8785 section 3.2.2.3 takes over.</summary>
internal static class EcmaNumber
{
    public const int LengthMax = 32;

    /// <summary>Writes the number and returns how many bytes it took.</summary>
    public static int Format(double value, Span<byte> output)
    {
        if (!double.IsFinite(value)) throw new FormatException("A number is beyond a double.");
        if (value == 0)
        {
            output[0] = (byte)'0'; // Also for -0.
            return 1;
        }

        // The runtime's shortest form that reads back the same has the digits that ECMAScript wants, in another layout.
        Span<byte> text = stackalloc byte[LengthMax];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        Span<byte> digits = stackalloc byte[LengthMax];
        var (count, point) = Digits(text[..length], digits);
        var at = 0;
        if (value < 0) output[at++] = (byte)'-';
        return Layout(digits[..count], point, output, at);
    }

    /// <summary>The significant digits, and where the point stands: the value is 0.DIGITS times ten to the power of it.</summary>
    private static (int Count, int Point) Digits(ReadOnlySpan<byte> text, Span<byte> digits)
    {
        var (count, point, exponent, afterPoint) = (0, 0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'-': break;
                case (byte)'.': afterPoint = true; break;
                case (byte)'E':
                    exponent = int.Parse(text[(i + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                    i = text.Length;
                    break;
                case (byte)'0' when count == 0:
                    if (afterPoint) point--;
                    break;
                default:
                    digits[count++] = text[i];
                    if (!afterPoint) point++;
                    break;
            }
        }

        while (digits[count - 1] == '0') count--;
        return (count, point + exponent);
    }

    private static int Layout(ReadOnlySpan<byte> digits, int point, Span<byte> output, int at)
    {
        if (point is > 0 and <= 21)
        {
            var whole = Math.Min(point, digits.Length);
            at = Put(digits[..whole], output, at);
            for (var i = whole; i < point; i++) output[at++] = (byte)'0';
            return whole == digits.Length ? at : Put(digits[whole..], output, Put("."u8, output, at));
        }

        if (point is > -6 and <= 0)
        {
            at = Put("0."u8, output, at);
            for (var i = point; i < 0; i++) output[at++] = (byte)'0';
            return Put(digits, output, at);
        }

        output[at++] = digits[0];
        if (digits.Length > 1) at = Put(digits[1..], output, Put("."u8, output, at));
        output[at++] = (byte)'e';
        if (point > 0) output[at++] = (byte)'+';
        (point - 1).TryFormat(output[at..], out var written, default, CultureInfo.InvariantCulture);
        return at + written;
    }

    private static int Put(ReadOnlySpan<byte> bytes, Span<byte> output, int at)
    {
        bytes.CopyTo(output[at..]);
        return at + bytes.Length;
    }
}
