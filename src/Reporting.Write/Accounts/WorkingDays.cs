namespace Reporting.Write.Accounts;

/// <summary>Days on which requests are worked on: Monday to Friday (Labour Code 2019, art. 111; public holidays come
/// with the calendar of holidays).</summary>
internal static class WorkingDays
{
    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
