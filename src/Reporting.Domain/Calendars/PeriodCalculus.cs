using System.Globalization;

namespace Reporting.Domain.Calendars;

/// <summary>Which period of a kind a day lies in, and which one follows: what opens by itself is found by this. All
/// kinds but day, half-month and school year are made of the months of C1, the 15th to the 14th.</summary>
public static class PeriodCalculus
{
    // Spans of several years follow one another from here: 2021 to 2025 was the last five-year plan that had ended when
    // this was written (HN23 2.2 names the cycle, the issuing agency its first year).
    private const int FirstYearOfSpans = 2021;

    /// <summary>The period whose window the day lies in. Null when there is none: between two school years, after the
    /// ninth month, for the kind "other", and outside of the years that periods have.</summary>
    public static Period? Containing(PeriodKind kind, DateOnly day)
    {
        var found = kind switch
        {
            PeriodKind.Day => Parse($"{day:yyyy-MM-dd}"),
            PeriodKind.HalfMonth => Parse($"{day:yyyy-MM}-{(day.Day < 15 ? 1 : 2)}"),
            PeriodKind.SchoolYear => SchoolYear(day.Month >= 9 ? day.Year : day.Year - 1),
            PeriodKind.Other => null,
            _ when day >= LastDay => null,
            _ => OfMonth(kind, day.Day < 15 ? day : day.AddDays(20)),
        };
        return found is not null && found.First <= day && day <= found.Last ? found : null;
    }

    /// <summary>The first period of the kind that begins after this one has begun; null at the end of time, and for the
    /// kind "other".</summary>
    public static Period? Next(Period period) => period.Kind switch
    {
        PeriodKind.Other => null,
        PeriodKind.SchoolYear => SchoolYear(period.First.Year + 1),
        PeriodKind.NineMonths => Parse($"{period.Last.Year + 1:0000}-M9"),
        _ when period.Last >= LastDay => null,
        _ => Containing(period.Kind, period.Last.AddDays(1)),
    };

    /// <summary>The first period of the kind whose window begins on that day or later.</summary>
    public static Period? FirstFrom(PeriodKind kind, DateOnly day)
    {
        for (var at = day; at < LastDay && at <= day.AddYears(1); at = at.AddDays(1))
        {
            if (Containing(kind, at) is { } found)
                return found.First >= day ? found : Next(found);
        }
        return null;
    }

    private static readonly DateOnly LastDay = new(2999, 12, 1);

    // The month that a day is reported in: from the 15th on, the next one.
    private static Period? OfMonth(PeriodKind kind, DateOnly month) => kind switch
    {
        PeriodKind.Month => Parse($"{month:yyyy-MM}"),
        PeriodKind.Quarter => Parse($"{month:yyyy}-Q{((month.Month - 1) / 3) + 1}"),
        PeriodKind.HalfYear => Parse($"{month:yyyy}-H{((month.Month - 1) / 6) + 1}"),
        PeriodKind.NineMonths => Parse($"{month:yyyy}-M9"),
        PeriodKind.Year => Parse($"{month:yyyy}"),
        PeriodKind.ThreeYears => Parse($"{SpanStart(month.Year, 3):0000}-Y3"),
        _ => Parse($"{SpanStart(month.Year, 5):0000}-Y5"),
    };

    private static int SpanStart(int year, int length) =>
        year - ((((year - FirstYearOfSpans) % length) + length) % length);

    private static Period? SchoolYear(int year) => Parse($"{year:0000}-{year + 1:0000}");

    private static Period? Parse(FormattableString text) =>
        PeriodText.Parse(text.ToString(CultureInfo.InvariantCulture));
}
