using System.Globalization;

namespace Reporting.Domain.Calendars;

/// <summary>Another period of the same kind, seen from one.</summary>
public enum PeriodShift
{
    /// <summary>The one before.</summary>
    Previous,

    /// <summary>The one before, within the same year: before a year's first period there is nothing, which counts as
    /// 0 (for what is added up over a year).</summary>
    PreviousInYear,

    /// <summary>The same one a year before.</summary>
    LastYear,
}

/// <summary>How periods follow each other.</summary>
public static class PeriodShifts
{
    /// <summary>The other period; null where there is none (a period of another kind has no order, a school year no year
    /// that it is in).</summary>
    public static Period? Shifted(this Period period, PeriodShift shift) =>
        shift == PeriodShift.LastYear ? Read(period, LastYear(period)) : Read(period, Previous(period));

    /// <summary>Whether the period is the first of its kind in its year.</summary>
    public static bool IsFirstOfYear(this Period period) =>
        Previous(period) is not { } before || Year(before) != Year(period.Text);

    private static Period? Read(Period period, string? text) =>
        Period.TryParse(text, period.Kind, out var other) ? other : null;

    private static string? Previous(Period period) => period.Kind switch
    {
        PeriodKind.Day => Text(period.First.AddDays(-1), "yyyy-MM-dd"),
        PeriodKind.HalfMonth when period.Text[^1] == '2' => period.Text[..^1] + "1",
        PeriodKind.HalfMonth => Text(period.First.AddMonths(-1), "yyyy-MM") + "-2",
        PeriodKind.Month => Text(period.Last.AddMonths(-1), "yyyy-MM"),
        PeriodKind.Quarter => Numbered(period, 4),
        PeriodKind.HalfYear => Numbered(period, 2),
        PeriodKind.ThreeYears => InYear(period, -3),
        PeriodKind.FiveYears => InYear(period, -5),
        PeriodKind.Other => null,
        _ => LastYear(period),
    };

    private static string? LastYear(Period period) => period.Kind switch
    {
        PeriodKind.Day => Text(period.First.AddYears(-1), "yyyy-MM-dd"),
        PeriodKind.SchoolYear => string.Create(
            CultureInfo.InvariantCulture, $"{Year(period.Text) - 1:0000}-{Year(period.Text):0000}"),
        PeriodKind.ThreeYears or PeriodKind.FiveYears or PeriodKind.Other => null,
        _ => InYear(period, -1),
    };

    private static string Numbered(Period period, int last)
    {
        var number = period.Text[^1] - '0';
        return number > 1 ? period.Text[..^1] + (char)('0' + number - 1) : InYear(period, -1)[..^1] + (char)('0' + last);
    }

    private static string InYear(Period period, int years) =>
        (Year(period.Text) + years).ToString("0000", CultureInfo.InvariantCulture) + period.Text[4..];

    private static int Year(string text) => int.Parse(text.AsSpan(0, 4), CultureInfo.InvariantCulture);

    private static string Text(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
