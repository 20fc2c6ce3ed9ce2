using System.Collections.Immutable;
using System.Diagnostics;

namespace Reporting.Domain.Calendars;

/// <summary>A span in which the system could not be used.</summary>
public sealed record Outage(Guid OutageId, DateTimeOffset StartedAt, DateTimeOffset EndedAt, bool ShiftsDeadlines);

/// <summary>What was known of working days and outages at a time. Deadlines say by which version they were
/// counted.</summary>
/// <param name="Number">From 1; 0 knows the weekdays only.</param>
/// <param name="KnownSince">When it was recorded.</param>
/// <param name="Days">The special days by date.</param>
/// <param name="Outages">In the order in which they were recorded.</param>
public sealed record CalendarVersion(
    int Number, DateTimeOffset KnownSince, ImmutableDictionary<DateOnly, SpecialDay> Days,
    ImmutableArray<Outage> Outages)
{
    public static readonly CalendarVersion First =
        new(0, DateTimeOffset.MinValue, ImmutableDictionary<DateOnly, SpecialDay>.Empty, []);

    /// <summary>Saturdays and Sundays are off, unless a decision says otherwise.</summary>
    public bool IsWorkingDay(DateOnly day) => Days.TryGetValue(day, out var special)
        ? special.Kind == SpecialDayKind.SwapWork
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The day itself when it is a working day, or the next one that is (C3).</summary>
    public DateOnly WorkingDayFrom(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The working day so many working days later, or earlier when negative; the day itself does not
    /// count.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        var step = Math.Sign(count);
        for (var left = Math.Abs(count); left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day))
                left--;
        }
        return day;
    }
}

/// <summary>The calendar of the deployment: one stream, each event a version, so that a deadline of the past can be
/// counted as it was.</summary>
public sealed record HolidayCalendar(ImmutableArray<CalendarVersion> Versions)
{
    public static readonly HolidayCalendar Initial = new([CalendarVersion.First]);

    public static Guid StreamId { get; } = Uuid5.Of("calendar", "working-days");

    public CalendarVersion Now => Versions[^1];

    public HolidaysImported? LastImport { get; private init; }

    /// <summary>What was known at a time.</summary>
    public CalendarVersion KnownAt(DateTimeOffset time)
    {
        for (var i = Versions.Length - 1; i > 0; i--)
        {
            if (Versions[i].KnownSince <= time)
                return Versions[i];
        }
        return Versions[0];
    }

    /// <summary>A version by its number; null when there is none.</summary>
    public CalendarVersion? Version(int number) => number >= 0 && number < Versions.Length ? Versions[number] : null;

    public static HolidayCalendar Evolve(HolidayCalendar state, CalendarEvent happened, DateTimeOffset recordedAt) =>
        happened switch
        {
            HolidaysImported e when e.Version == state.Versions.Length =>
                state.With(Imported(state.Now, e), recordedAt) with { LastImport = e },
            OutageRecorded e when e.Version == state.Versions.Length => state.With(
                state.Now with
                {
                    Outages = state.Now.Outages.Add(new Outage(e.OutageId, e.StartedAt, e.EndedAt, e.ShiftsDeadlines)),
                },
                recordedAt),
            _ => throw new UnreachableException($"{happened.GetType().Name} in the calendar: corrupt stream"),
        };

    private HolidayCalendar With(CalendarVersion next, DateTimeOffset recordedAt) => this with
    {
        Versions = Versions.Add(next with { Number = Versions.Length, KnownSince = recordedAt }),
    };

    private static CalendarVersion Imported(CalendarVersion before, HolidaysImported e) => before with
    {
        Days = before.Days.RemoveRange(before.Days.Keys.Where(day => e.Years.Contains(day.Year)))
            .AddRange(e.Days.Select(day => KeyValuePair.Create(day.Date, day))),
    };
}
