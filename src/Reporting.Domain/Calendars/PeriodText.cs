using System.Globalization;

namespace Reporting.Domain.Calendars;

/// <summary>The written forms of periods: the length and the separators say which kind it is.</summary>
internal static class PeriodText
{
    // Outside of these years a figure is a slip of the keyboard, and windows could leave the calendar.
    private const int YearMin = 1900, YearMax = 2999;

    public static Period? Parse(string text)
    {
        if (text.Length == 21 && text[10] == '/')
            return Other(text);
        if (text.Length < 4 || Number(text.AsSpan(0, 4), YearMin, YearMax) is not { } year)
            return null;
        if (text.Length == 4)
            return PeriodWindows.Years(PeriodKind.Year, text, year, 1);
        return text[4] == '-' ? OfYear(text, year, text.AsSpan(5)) : null;
    }

    private static Period? OfYear(string text, int year, ReadOnlySpan<char> rest) => rest switch
    {
        "M9" => PeriodWindows.NineMonths(text, year),
        "Y3" => PeriodWindows.Years(PeriodKind.ThreeYears, text, year, 3),
        "Y5" => PeriodWindows.Years(PeriodKind.FiveYears, text, year, 5),
        ['Q', var digit] when Number([digit], 1, 4) is { } quarter => PeriodWindows.Quarter(text, year, quarter),
        ['H', var digit] when Number([digit], 1, 2) is { } half => PeriodWindows.HalfYear(text, year, half),
        { Length: 4 } when Number(rest, year + 1, year + 1) is not null => PeriodWindows.SchoolYear(text, year),
        { Length: >= 2 } when Number(rest[..2], 1, 12) is { } month => OfMonth(text, year, month, rest[2..]),
        _ => null,
    };

    private static Period? OfMonth(string text, int year, int month, ReadOnlySpan<char> rest) => rest switch
    {
        [] => PeriodWindows.Month(text, year, month),
        ['-', var digit] when Number([digit], 1, 2) is { } half => PeriodWindows.HalfMonth(text, year, month, half),
        ['-', _, _] when Number(rest[1..], 1, DateTime.DaysInMonth(year, month)) is { } day =>
            PeriodWindows.Day(text, new DateOnly(year, month, day)),
        _ => null,
    };

    private static Period? Other(string text) =>
        Parse(text[..10]) is { Kind: PeriodKind.Day } first && Parse(text[11..]) is { Kind: PeriodKind.Day } last
        && first.First <= last.First
            ? new Period(PeriodKind.Other, text, first.First, last.First)
            : null;

    private static int? Number(ReadOnlySpan<char> digits, int min, int max) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= min && number <= max
            ? number
            : null;
}
