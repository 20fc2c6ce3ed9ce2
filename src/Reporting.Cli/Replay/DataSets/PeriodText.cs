using System.Globalization;

namespace Reporting.Cli.Replay.DataSets;

/// <summary>The kind of a period, seen from how it is written. The server judges whether there is such a day or
/// quarter.</summary>
internal static class PeriodText
{
    /// <summary>The kind by its public name, such as <c>half-month</c>; null when it is written like no
    /// period.</summary>
    public static string? Kind(string period) => Shape(period) switch
    {
        "0000-00-00" => "day",
        "0000-00-0" => "half-month",
        "0000-00" => "month",
        "0000-Q0" => "quarter",
        "0000-H0" => "half-year",
        "0000-M0" => "nine-months",
        "0000" => "year",
        "0000-0000" => "school-year",
        "0000-Y0" when period[^1] == '3' => "three-years",
        "0000-Y0" when period[^1] == '5' => "five-years",
        "0000-00-00/0000-00-00" => "other",
        _ => null,
    };

    /// <summary>The year in which the period is named; every form starts with it.</summary>
    public static int FirstYear(string period) => int.Parse(period.AsSpan(0, 4), CultureInfo.InvariantCulture);

    private static string Shape(string period) =>
        string.Create(period.Length, period, static (shape, text) =>
        {
            for (var i = 0; i < text.Length; i++)
                shape[i] = char.IsAsciiDigit(text[i]) ? '0' : text[i];
        });
}
