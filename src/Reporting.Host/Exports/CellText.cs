using System.Globalization;

namespace Reporting.Host.Exports;

/// <summary>How a value is written into a cell.</summary>
internal static class CellText
{
    // Also as full-width characters, which some programs take for the same.
    private const string Beginnings = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    /// <summary>Numbers and times in the one form that programs read; a text as it is.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IEnumerable<string> texts => string.Join(", ", texts),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    public static bool IsNumber(object? value) => value is int or long or decimal;

    /// <summary>A text that a spreadsheet would take for a formula is marked as text (OWASP: CSV injection). A number
    /// with a sign is a number.</summary>
    public static string Harmless(object? value)
    {
        var text = Of(value);
        return IsNumber(value) || text.Length == 0 || !Beginnings.Contains(text[0]) ? text : "'" + text;
    }
}
