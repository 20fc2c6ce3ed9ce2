using System.Globalization;

namespace Ledger.Verify;

/// <summary>Numbers as RFC 8785 wants them.</summary>
internal static class EcmaNumber
{
    /// <summary>As ECMAScript writes numbers (ECMA-262, Number::toString).</summary>
    public static string Text(double value)
    {
        if (!double.IsFinite(value))
            throw new FormatException("A number is beyond a double.");
        if (value == 0)
            return "0";
        if (value < 0)
            return "-" + Text(-value);
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
