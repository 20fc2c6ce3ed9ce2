using FsCheck;
using FsCheck.Fluent;
using Reporting.Domain.Calendars;
using static Reporting.Domain.Tests.Calendars.Holidays;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Calendars;

/// <summary>Working time, outages, internal deadlines, and the calculus of periods: by examples and by laws.</summary>
public sealed class WorkingTimeTests(ITestOutputHelper output)
{
    private static readonly PeriodKind[] Tiling =
        [PeriodKind.Day, PeriodKind.HalfMonth, PeriodKind.Month, PeriodKind.Quarter, PeriodKind.HalfYear,
            PeriodKind.Year, PeriodKind.ThreeYears, PeriodKind.FiveYears];

    private static readonly Gen<DateOnly> Days =
        Gen.Choose(0, 365 * 900).Select(day => new DateOnly(1950, 1, 1).AddDays(day));

    private static readonly Gen<DateTimeOffset> Times =
        Gen.Choose(0, 4 * 365 * 24 * 60).Select(minute => Local("2024-01-01 00:00").AddMinutes(minute));

    private void Check<T>(Gen<T> cases, Func<T, bool> holds)
    {
        var seed = (ulong)Random.Shared.NextInt64(1, long.MaxValue);
        output.WriteLine($"FsCheck seed: {seed}, gamma 1");
        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(seed, 1UL), Prop.ForAll(cases.ToArbitrary(), holds));
    }

    [Fact]
    public void C1_Every_day_lies_in_the_period_that_is_found_and_the_next_one_begins_the_day_after() => Check(
        from kind in Gen.Elements(Tiling) from day in Days select (kind, day),
        it => PeriodCalculus.Containing(it.kind, it.day) is { } found
            && found.Kind == it.kind && found.First <= it.day && it.day <= found.Last
            && PeriodCalculus.Next(found) is { } next && next.Kind == it.kind
            && next.First == found.Last.AddDays(1));

    [Fact]
    public void C1_Half_months_make_months_and_so_on_up_to_five_years() => Check(
        from i in Gen.Choose(1, Tiling.Length - 1) from day in Days select (i, day),
        it =>
        {
            // Three years are no part of five: both are made of years.
            var finer = Tiling[it.i] == PeriodKind.FiveYears ? PeriodKind.Year : Tiling[it.i - 1];
            var whole = PeriodCalculus.Containing(Tiling[it.i], it.day)!;
            var part = PeriodCalculus.Containing(finer, whole.First)!;
            if (part.First != whole.First)
                return false;
            while (part.Last < whole.Last)
                part = PeriodCalculus.Next(part)!;
            return part.Last == whole.Last;
        });

    [Fact]
    public void C1_School_years_and_nine_months_leave_gaps()
    {
        Assert.Equal("2025-2026", PeriodCalculus.Containing(PeriodKind.SchoolYear, new DateOnly(2026, 6, 15))?.Text);
        Assert.Null(PeriodCalculus.Containing(PeriodKind.SchoolYear, new DateOnly(2026, 6, 16)));
        Assert.Equal("2026-2027", PeriodCalculus.Next(PeriodOf("2025-2026"))?.Text);
        Assert.Null(PeriodCalculus.Containing(PeriodKind.NineMonths, new DateOnly(2026, 9, 15)));
        Assert.Equal("2027-M9", PeriodCalculus.Containing(PeriodKind.NineMonths, new DateOnly(2026, 12, 15))?.Text);
        Assert.Equal("2027-M9", PeriodCalculus.Next(PeriodOf("2026-M9"))?.Text);
        Assert.Equal("2027-M9", PeriodCalculus.FirstFrom(PeriodKind.NineMonths, new DateOnly(2026, 9, 15))?.Text);
        Assert.Equal("2026-Y5", PeriodCalculus.Containing(PeriodKind.FiveYears, new DateOnly(2025, 12, 15))?.Text);
        Assert.Equal("2024-Y3", PeriodCalculus.Containing(PeriodKind.ThreeYears, new DateOnly(2026, 12, 14))?.Text);
        Assert.Null(PeriodCalculus.Containing(PeriodKind.Other, new DateOnly(2026, 1, 1)));
        Assert.Null(PeriodCalculus.Next(PeriodOf("2026-10-01/2026-10-20")));
    }

    [Fact]
    public void C3_Every_periodic_deadline_is_a_working_day_and_the_earliest_one() => Check(
        from kind in Gen.Elements(PeriodKind.Month, PeriodKind.Quarter, PeriodKind.HalfYear, PeriodKind.Year)
        from day in Gen.Choose(0, 3 * 365) select (kind, day),
        it =>
        {
            var period = PeriodCalculus.Containing(it.kind, new DateOnly(2024, 1, 1).AddDays(it.day))!;
            var due = Deadlines.Of(Calendar(), period, 1, null)!;
            var between = Enumerable.Range(0, due.Day.DayNumber - due.NamedDay.DayNumber)
                .Select(i => due.NamedDay.AddDays(i));
            return Holidays.Version.IsWorkingDay(due.Day) && due.NamedDay.Day == 20 && !between.Any(Holidays.Version.IsWorkingDay);
        });

    [Fact]
    public void Working_time_that_is_added_is_the_time_that_is_measured() => Check(
        from time in Times from minutes in Gen.Choose(1, 60 * 100) select (time, minutes),
        it =>
        {
            var later = Calendar().AddWorkingTime(it.time, TimeSpan.FromMinutes(it.minutes));
            return later > it.time && Calendar().WorkingTime(it.time, later) == TimeSpan.FromMinutes(it.minutes);
        });

    [Fact]
    public void I2_An_outage_never_makes_a_deadline_earlier_and_gives_back_what_was_lost() => Check(
        from due in Times from begin in Times from hours in Gen.Choose(1, 72) select (due, begin, hours),
        it =>
        {
            var outage = new Outage(Guid.Empty, it.begin, it.begin.AddHours(it.hours), ShiftsDeadlines: true);
            var shifted = Deadlines.Shifted(Calendar(), it.due, outage);
            var lost = Calendar().WorkingTime(it.begin, it.due < outage.EndedAt ? it.due : outage.EndedAt);
            return shifted >= it.due && (shifted == it.due || Calendar().WorkingTime(
                it.due < outage.EndedAt ? outage.EndedAt : it.due, shifted) == lost);
        });

    [Theory]
    // Thursday afternoon to Friday 11:00; due on Friday at midnight: four hours were lost, one is left before noon.
    [InlineData("2024-06-20 00:00", "2024-06-19 13:30", "2024-06-20 11:00", "2024-06-20 16:30")]
    [InlineData("2024-06-20 16:30", "2024-06-20 08:00", "2024-06-20 12:00", "2024-06-21 11:00")]
    [InlineData("2024-06-20 16:30", "2024-06-17 08:00", "2024-06-17 12:00", "2024-06-20 16:30")] // long over
    [InlineData("2024-06-20 00:00", "2024-06-20 08:00", "2024-06-20 17:00", "2024-06-20 00:00")] // came after it
    public void I2_Deadlines_within_and_shortly_after_an_outage_move(string due, string from, string to, string after) =>
        Assert.Equal(Local(after), Deadlines.Shifted(
            Calendar(), Local(due), new Outage(Guid.Empty, Local(from), Local(to), ShiftsDeadlines: true)));

    [Fact]
    public void I2_A_short_outage_shifts_nothing() => Assert.Equal(Local("2024-06-20 16:30"), Deadlines.Shifted(
        Calendar(), Local("2024-06-20 16:30"),
        new Outage(Guid.Empty, Local("2024-06-20 08:00"), Local("2024-06-20 11:00"), ShiftsDeadlines: false)));

    [Fact]
    public void D5_Working_days_are_counted_back_over_holidays_and_swapped_days()
    {
        Assert.Equal(Local("2024-02-07 00:00"), Calendar().WorkingDaysBefore(Local("2024-02-15 00:00"), 1));
        Assert.Equal(Local("2026-01-10 16:30"), Calendar().WorkingDaysBefore(Local("2026-01-12 16:30"), 1));
        Assert.True(Deadlines.IsShort(Calendar(), Local("2024-06-19 13:30"), Local("2024-06-20 12:00")) is false);
        Assert.True(Deadlines.IsShort(Calendar(), Local("2024-06-19 13:31"), Local("2024-06-20 12:00")));
        Assert.Equal(TimeSpan.Zero, Calendar().WorkingTime(Local("2024-02-08 00:00"), Local("2024-02-15 08:00")));
    }

    [Theory]
    [InlineData("2026-07-01", 3, "2026-07-06")]
    [InlineData("2026-07-03", 1, "2026-07-06")]
    [InlineData("2026-07-04", 5, "2026-07-10")]
    [InlineData("2026-02-13", 1, "2026-02-23")]
    [InlineData("2026-08-21", 1, "2026-08-22")]
    [InlineData("2026-02-23", -1, "2026-02-13")]
    public void B4_C3_so_many_working_days_later(string from, int days, string last) => Assert.Equal(
        DateOnly.Parse(last, null), Holidays.Version.AddWorkingDays(DateOnly.Parse(from, null), days));
}
