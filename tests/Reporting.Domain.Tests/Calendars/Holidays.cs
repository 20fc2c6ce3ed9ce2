using System.Globalization;
using Reporting.Domain.Calendars;
using Reporting.Domain.Profiles;

namespace Reporting.Domain.Tests.Calendars;

/// <summary>The days off and the days worked for them of 2024 to 2027, as the notices of the time had them.</summary>
internal static class Holidays
{
    private const string Off =
        "2024: 01-01 02-08 02-09 02-10 02-11 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03\n"
        + "2025: 01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02\n"
        + "2026: 01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-26 04-27 04-30 05-01 08-31 09-01 09-02 11-24\n"
        + "2027: 01-01 02-05 02-06 02-07 02-08 02-09 02-10 02-11 04-16 04-30 05-01 05-03 09-02 09-03 11-24";

    private const string Worked = "2024: 05-04\n2025: 04-26\n2026: 01-10 08-22";

    public static readonly EquatableArray<SpecialDay> Days =
    [
        .. Read(Off, SpecialDayKind.Statutory), .. Read(Worked, SpecialDayKind.SwapWork),
    ];

    public static readonly HolidaysImported Imported = new(
        1, "Thông báo", [2024, 2025, 2026, 2027], Days.OrderBy(day => day.Date).ToEquatableArray(), Cast.Ana);

    public static readonly CalendarVersion Version =
        HolidayCalendar.Evolve(HolidayCalendar.Initial, Imported, Cast.Noon).Now;

    public static BusinessCalendar Calendar(Func<CalendarSettings, CalendarSettings>? change = null)
    {
        var calendar = BusinessCalendar.Of(Version, ProfileJson.Named("hanoi"));
        return change is null ? calendar : calendar with { Settings = change(calendar.Settings) };
    }

    /// <summary>A local time, as <c>2026-02-23 00:00</c>.</summary>
    public static DateTimeOffset Local(string text) => new DateTimeOffset(
        DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(7));

    private static IEnumerable<SpecialDay> Read(string text, SpecialDayKind kind) =>
        from line in text.Split('\n')
        from day in line[6..].Split(' ')
        select new SpecialDay(
            DateOnly.ParseExact($"{line[..4]}-{day}", "yyyy-MM-dd", CultureInfo.InvariantCulture), kind, "Nghỉ",
            "Thông báo", false);
}
