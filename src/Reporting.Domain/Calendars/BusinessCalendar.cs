using Reporting.Domain.Profiles;

namespace Reporting.Domain.Calendars;

/// <summary>One version of the calendar with the profile's hours and zone: everything that is counted in working days
/// and hours is counted here. There is no clock in it; times are handed in.</summary>
public sealed record BusinessCalendar(CalendarVersion Version, CalendarSettings Settings, TimeZoneInfo Zone)
{
    public static BusinessCalendar Of(CalendarVersion version, Profile profile) =>
        new(version, profile.Calendar, TimeZoneInfo.FindSystemTimeZoneById(profile.TimeZone));

    /// <summary>The working time of a whole working day.</summary>
    public TimeSpan WorkingDay => Settings.WorkingHours.Aggregate(
        TimeSpan.Zero, (sum, hours) => sum + (hours.To - hours.From));

    public DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Zone).DateTime);

    /// <summary>A local time of a day, as an instant.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>How much working time lies between two instants.</summary>
    public TimeSpan WorkingTime(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        for (var day = DayOf(from); day <= DayOf(to); day = day.AddDays(1))
        {
            foreach (var (begin, end) in HoursOf(day))
            {
                var (first, last) = (begin > from ? begin : from, end < to ? end : to);
                if (first < last)
                    sum += last - first;
            }
        }
        return sum;
    }

    /// <summary>The instant at which so much working time has passed.</summary>
    public DateTimeOffset AddWorkingTime(DateTimeOffset from, TimeSpan time)
    {
        if (time <= TimeSpan.Zero)
            return from;
        for (var day = DayOf(from); ; day = day.AddDays(1))
        {
            foreach (var (begin, end) in HoursOf(day))
            {
                var first = begin > from ? begin : from;
                if (first >= end)
                    continue;
                if (first + time <= end)
                    return first + time;
                time -= end - first;
            }
        }
    }

    /// <summary>The same time of day so many working days earlier: the default of an internal deadline (D5).</summary>
    public DateTimeOffset WorkingDaysBefore(DateTimeOffset time, int count)
    {
        var local = TimeZoneInfo.ConvertTime(time, Zone).DateTime;
        return At(Version.AddWorkingDays(DateOnly.FromDateTime(local), -count), TimeOnly.FromDateTime(local));
    }

    private IEnumerable<(DateTimeOffset Begin, DateTimeOffset End)> HoursOf(DateOnly day)
    {
        if (!Version.IsWorkingDay(day))
            yield break;
        foreach (var hours in Settings.WorkingHours)
            yield return (At(day, hours.From), At(day, hours.To));
    }
}
