using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Reporting.Domain.Measures;

namespace Reporting.Domain.Reports;

/// <summary>How numbers are written. It is declared, never guessed: "1.234" is one thing here and another there.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NumberFormat>))]
public enum NumberFormat
{
    /// <summary>1234567.8: a point before the decimals, nothing between the thousands.</summary>
    [JsonStringEnumMemberName("plain")] Plain,

    /// <summary>1.234.567,8 or 1234567,8: a comma before the decimals, points between the thousands, so that 1.234 is
    /// one thousand two hundred and thirty-four.</summary>
    [JsonStringEnumMemberName("vi")] Vi,
}

/// <summary>A figure as a person or a file writes it: <c>1234.5</c>, with a sign if need be. The same for REST, import
/// and forms.</summary>
public static partial class FigureText
{
    /// <summary>Digits before the decimal point; with <see cref="DecimalsMax"/> all figures and their sums stay
    /// exact.</summary>
    public const int IntegerDigitsMax = 15;

    public const int DecimalsMax = 10;

    private const decimal Limit = 1_000_000_000_000_000m;

    /// <summary>Reads a figure, or says why it is none. Zeros that say nothing are dropped, so that equal figures are
    /// equal bytes.</summary>
    public static bool TryParse(string indicator, string? text, out decimal value, out Refusal? refusal)
    {
        value = 0;
        refusal = string.IsNullOrWhiteSpace(text) ? ReportRefusals.BlankFigure(indicator)
            : !IsNumber(text, out var isTooLong) ? ReportRefusals.NotANumber(indicator)
            : isTooLong ? ReportRefusals.FigureTooLong(indicator)
            : null;
        if (refusal is not null)
            return false;
        value = Normalise(decimal.Parse(
            text!, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>As above, where the figure may name a unit of measure (<c>27.2 tỷ đồng</c>): it is converted into the
    /// cell's own one.</summary>
    /// <param name="unit">What the cell is counted in; null where the form does not say.</param>
    public static bool TryParse(
        string cell, string? text, UnitOfMeasure? unit, out decimal value, out Refusal? refusal)
    {
        var blank = text?.IndexOf(' ', StringComparison.Ordinal) ?? -1;
        if (blank <= 0)
            return TryParse(cell, text, out value, out refusal);
        var name = text![(blank + 1)..];
        if (!TryParse(cell, text[..blank], out value, out refusal))
            return false;
        refusal = UnitsOfMeasure.Find(name) is not { } from ? MeasureRefusals.Unknown(name)
            : unit is null || from.To(unit, value) is not { } converted
                ? MeasureRefusals.NotConvertible(name, unit?.NameVi ?? cell)
            : !IsInRange(value = Normalise(converted)) ? ReportRefusals.FigureTooLong(cell)
            : null;
        return refusal is null;
    }

    /// <summary>A number in the Vietnamese form, perhaps with a unit of measure behind a blank, in the plain one; null
    /// when it is in no such form, for example with a point that is not before three digits.</summary>
    public static string? FromVietnamese(string text)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        var (number, unit) = blank <= 0 ? (text, "") : (text[..blank], text[blank..]);
        return Vietnamese().IsMatch(number)
            ? number.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') + unit
            : null;
    }

    [GeneratedRegex(@"^[+-]?([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,[0-9]+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Vietnamese();

    /// <summary>Digits after the decimal point, without trailing zeros.</summary>
    public static int Decimals(decimal value) => Normalise(value).Scale;

    public static bool IsInRange(decimal value) => Math.Abs(value) < Limit && Decimals(value) <= DecimalsMax;

    // Division by a one with 28 zeros strips trailing zeros. A zero loses its decimals and its sign.
    internal static decimal Normalise(decimal value) =>
        value == 0 ? 0 : value.Scale == 0 ? value : value / 1.0000000000000000000000000000m;

    private static bool IsNumber(string text, out bool isTooLong)
    {
        var at = text[0] is '+' or '-' ? 1 : 0;
        var point = text.IndexOf('.', at);
        var whole = text.AsSpan(at..(point < 0 ? text.Length : point));
        var fraction = point < 0 ? [] : text.AsSpan(point + 1);
        isTooLong = whole.TrimStart('0').Length > IntegerDigitsMax || fraction.TrimEnd('0').Length > DecimalsMax
            || text.Length > 100;
        return AreDigits(whole) && (point < 0 || AreDigits(fraction));
    }

    private static bool AreDigits(ReadOnlySpan<char> digits) =>
        !digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9');
}
