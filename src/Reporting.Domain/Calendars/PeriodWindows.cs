namespace Reporting.Domain.Calendars;

/// <summary>First and last day of the data window of every kind of period (rule C1; TH20 6).</summary>
/// <remarks>Months are cut at the 14th and 15th, so that two half-months make a month (second half of the month before,
/// first half of this one), three months a quarter, and so on: the windows of a kind tile the time line.</remarks>
internal static class PeriodWindows
{
    public static Period Day(string text, DateOnly day) => new(PeriodKind.Day, text, day, day);

    public static Period HalfMonth(string text, int year, int month, int half) => half == 1
        ? new(PeriodKind.HalfMonth, text, new DateOnly(year, month, 1), new DateOnly(year, month, 14))
        : new(PeriodKind.HalfMonth, text, new DateOnly(year, month, 15),
            new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    public static Period Month(string text, int year, int month) => Months(PeriodKind.Month, text, year, month, 1);

    public static Period Quarter(string text, int year, int quarter) =>
        Months(PeriodKind.Quarter, text, year, (quarter * 3) - 2, 3);

    // 15 Dec to 14 Jun, and 15 Jun to 14 Dec.
    public static Period HalfYear(string text, int year, int half) =>
        Months(PeriodKind.HalfYear, text, year, (half * 6) - 5, 6);

    // The regulations name the cycle (HP24 2.3) and leave the window to the issuing agency; this is our default.
    public static Period NineMonths(string text, int year) => Months(PeriodKind.NineMonths, text, year, 1, 9);

    // A span of several years is named by its first one, as plans are (2026-Y5 is 2026 to 2030).
    public static Period Years(PeriodKind kind, string text, int year, int count) =>
        Months(kind, text, year, 1, 12 * count);

    public static Period SchoolYear(string text, int year) =>
        new(PeriodKind.SchoolYear, text, new DateOnly(year, 9, 1), new DateOnly(year + 1, 6, 15));

    private static Period Months(PeriodKind kind, string text, int year, int firstMonth, int count)
    {
        var first = new DateOnly(year, firstMonth, 15).AddMonths(-1);
        return new Period(kind, text, first, first.AddMonths(count).AddDays(-1));
    }
}
