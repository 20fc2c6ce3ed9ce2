namespace Reporting.Domain.Catalogues;

/// <summary>How long a trial lasts (B4).</summary>
public static class TrialClock
{
    /// <summary>The last day of a trial: the working day that is so many after the one it begins on.</summary>
    /// <param name="isWorkingDay">Whether people work on a day.</param>
    public static DateOnly LastDay(DateOnly from, int workingDays, Func<DateOnly, bool> isWorkingDay)
    {
        var day = from;
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            left -= isWorkingDay(day) ? 1 : 0;
        }
        return day;
    }

    /// <summary>Monday to Friday.</summary>
    public static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
