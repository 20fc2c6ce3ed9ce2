using Reporting.Domain.Profiles;

namespace Reporting.Domain.Calendars;

/// <summary>When a report is due.</summary>
/// <param name="DueAt">The first instant that is late.</param>
/// <param name="Day">The day that the rule names, after it moved to a working day.</param>
/// <param name="NamedDay">The day that the rule names by itself.</param>
public sealed record Deadline(DateTimeOffset DueAt, DateOnly Day, DateOnly NamedDay);

/// <summary>Deadlines by rule (C2), moved to the next working day (C3) and by outages (I2).</summary>
public static class Deadlines
{
    /// <summary>When the report of a period is due.</summary>
    /// <param name="calendar">What is known of working days, and the deployment's rules.</param>
    /// <param name="period">The period.</param>
    /// <param name="occurrence">Which of several reports; of a school year 1 has the opening figures and 2 the closing
    /// ones.</param>
    /// <param name="own">The regime's own rule, before the deployment's.</param>
    /// <returns>Null when no rule says so: the issuing agency sets the time.</returns>
    public static Deadline? Of(BusinessCalendar calendar, Period period, int occurrence, DeadlineRule? own)
    {
        var rule = own ?? Find(calendar.Settings.Deadlines, period.Kind, PartOf(period, occurrence));
        if (rule is null)
            return null;
        var from = rule.FromFirstDay ? period.First : period.Last;
        var named = rule.DayOfMonth is { } dayOfMonth
            ? new DateOnly(from.Year, from.Month, 1).AddMonths(rule.MonthsAfter).AddDays(dayOfMonth - 1)
            : from.AddDays(rule.DaysAfter);
        var rolls = period.Kind != PeriodKind.Day || calendar.Settings.HolidayRollForDaily;
        var day = rolls ? calendar.Version.WorkingDayFrom(named) : named;
        var dueAt = rule.Time is { } time ? calendar.At(day, time)
            : calendar.At(calendar.Settings.DeadlineDayIncluded ? day.AddDays(1) : day, TimeOnly.MinValue);
        return new Deadline(dueAt, day, named);
    }

    /// <summary>The due time after the outages that were long enough: whoever lost working time before the deadline has
    /// as much again after the system came back. An outage counts for deadlines that fall into it, or so soon after it
    /// that less than a working day was left.</summary>
    public static DateTimeOffset Shifted(BusinessCalendar calendar, DateTimeOffset dueAt)
    {
        foreach (var outage in calendar.Version.Outages.Where(outage => outage.ShiftsDeadlines)
            .OrderBy(outage => outage.StartedAt))
            dueAt = Shifted(calendar, dueAt, outage);
        return dueAt;
    }

    public static DateTimeOffset Shifted(BusinessCalendar calendar, DateTimeOffset dueAt, Outage outage)
    {
        if (!outage.ShiftsDeadlines || dueAt <= outage.StartedAt
            || (dueAt > outage.EndedAt && calendar.WorkingTime(outage.EndedAt, dueAt) >= calendar.WorkingDay))
            return dueAt;
        var within = dueAt < outage.EndedAt;
        var lost = calendar.WorkingTime(outage.StartedAt, within ? dueAt : outage.EndedAt);
        return calendar.AddWorkingTime(within ? outage.EndedAt : dueAt, lost);
    }

    /// <summary>Whether less than a working day lies between two times: too little to work on a report (D5).</summary>
    public static bool IsShort(BusinessCalendar calendar, DateTimeOffset from, DateTimeOffset to) =>
        calendar.WorkingTime(from, to) < calendar.WorkingDay;

    private static int? PartOf(Period period, int occurrence) => period.Kind switch
    {
        PeriodKind.HalfMonth => period.First.Day == 1 ? 1 : 2,
        PeriodKind.SchoolYear => occurrence,
        _ => null,
    };

    private static DeadlineRule? Find(EquatableArray<DeadlineRule> rules, PeriodKind kind, int? part)
    {
        foreach (var rule in rules)
        {
            if (rule.Kind == kind && (rule.Part is null || rule.Part == part))
                return rule;
        }
        return null;
    }
}
