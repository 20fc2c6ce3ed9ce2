using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reporting.Write.Reports;

/// <summary>A figure as it came in: a number, nothing (the cell is cleared), or something that is no number.</summary>
public readonly record struct Figure(decimal? Value, bool IsNumber)
{
    /// <summary>A decimal holds 28 digits without rounding.</summary>
    private const int DigitsMax = 28;

    public static readonly Figure Cleared = new(null, true);
    public static readonly Figure NotANumber = new(null, false);

    /// <summary>Digits with at most one decimal point and a minus sign: no exponent, no separators, nothing that could be read in
    /// two ways. Never rounded.</summary>
    public static Figure Parse(string text)
    {
        var digits = 0;
        var point = false;
        for (var i = text.StartsWith('-') ? 1 : 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
                digits++;
            else if (text[i] == '.' && !point && digits > 0 && i < text.Length - 1)
                point = true;
            else
                return NotANumber;
        }
        return digits is 0 or > DigitsMax
            ? NotANumber
            : new Figure(decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), true);
    }
}

/// <summary><c>"12.5"</c>, <c>12.5</c> or <c>null</c>.</summary>
public sealed class FigureJson : JsonConverter<Figure>
{
    public override bool HandleNull => true;

    public override Figure Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => r.TokenType switch
    {
        JsonTokenType.Null => Figure.Cleared,
        JsonTokenType.String => Figure.Parse(r.GetString()!),
        JsonTokenType.Number => Figure.Parse(Encoding.ASCII.GetString(r.ValueSpan)),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter w, Figure value, JsonSerializerOptions o)
    {
        if (value.Value is { } number)
            w.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        else
            w.WriteNullValue();
    }
}
