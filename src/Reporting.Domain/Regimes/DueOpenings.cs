using Reporting.Domain.Calendars;

namespace Reporting.Domain.Regimes;

/// <summary>Which periods of a regime have to open by themselves: every one that began since the last opening, so that a
/// host that was away for a month opens the months it missed.</summary>
public static class DueOpenings
{
    /// <summary>More than this in one go are opened at the next look.</summary>
    public const int PeriodsMax = 400;

    /// <param name="regime">The regime.</param>
    /// <param name="today">The business clock's day.</param>
    /// <param name="zoneDay">The local day of a time.</param>
    public static IEnumerable<(Period Period, int Occurrence)> Of(
        Regime regime, DateOnly today, Func<DateTimeOffset, DateOnly> zoneDay)
    {
        if (regime.Definition is not { IsAutomatic: true } defined)
            yield break;
        var period = First(regime, defined, zoneDay);
        for (var count = 0; count < PeriodsMax && period is not null && period.First <= today; count++)
        {
            for (var occurrence = 1; occurrence <= Regime.OccurrencesOf(defined.PeriodKind); occurrence++)
            {
                if (regime.AsksFor(period) && regime.Opening(period.Text, occurrence) is null)
                    yield return (period, occurrence);
            }
            period = PeriodCalculus.Next(period);
        }
    }

    // The period that the regime was defined in is asked for, too: its window may be half over, its deadline is not.
    private static Period? First(Regime regime, RegimeDefined defined, Func<DateTimeOffset, DateOnly> zoneDay)
    {
        var last = regime.Opened.Where(opened => opened.CalendarVersion is not null)
            .Select(opened => Period.TryParse(opened.Period, defined.PeriodKind, out var period) ? period : null)
            .Max();
        return last is not null ? last
            : defined.ValidFrom is { } from ? PeriodCalculus.FirstFrom(defined.PeriodKind, from)
            : zoneDay(regime.DefinedAt) is var day && PeriodCalculus.Containing(defined.PeriodKind, day) is { } first
                ? first
            : PeriodCalculus.FirstFrom(defined.PeriodKind, day);
    }
}
