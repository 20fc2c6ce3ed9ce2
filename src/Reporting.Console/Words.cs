using System.Globalization;

namespace Reporting.Console;

/// <summary>The language that a visitor reads: Vietnamese unless English was chosen. Texts stand beside each other where
/// they are shown.</summary>
public sealed record Words(bool IsEnglish)
{
    public const string CookieName = "__Host-reporting-language";

    private static readonly NumberFormatInfo Vietnamese = new()
    {
        NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NumberGroupSizes = [3],
    };

    public string Code => IsEnglish ? "en" : "vi";

    public string this[string vietnamese, string english] => IsEnglish ? english : vietnamese;

    /// <summary>A figure as the language writes it; the text itself when it is none.</summary>
    public string Number(string? plain)
    {
        if (!decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return plain ?? "";
        var decimals = plain.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? plain.Length - point - 1 : 0;
        return value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture),
            IsEnglish ? CultureInfo.InvariantCulture : Vietnamese);
    }

    /// <summary>A figure as somebody wrote it in the language, as the interface writes it.</summary>
    public string Plain(string written) => IsEnglish ? written.Trim()
        : written.Trim().Replace(".", "", StringComparison.Ordinal).Replace(',', '.');

    /// <summary>A moment in the time of the unit's clocks (Indochina Time, which has no summer time).</summary>
    public static string Moment(DateTimeOffset? at) =>
        at?.ToOffset(TimeSpan.FromHours(7)).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) ?? "";

    public static string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";
}
