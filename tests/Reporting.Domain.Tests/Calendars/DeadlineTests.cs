using Reporting.Domain.Calendars;
using Reporting.Domain.Profiles;
using static Reporting.Domain.Tests.Calendars.Holidays;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Calendars;

/// <summary>Windows and deadlines of every kind over 2024 to 2027, written out by hand from TH20 6 and 7 and the
/// holidays (C1, C2, C3). "Before the 20th" ends with the 19th.</summary>
public sealed class DeadlineTests
{
    // period, occurrence, first and last day of the window, the first instant that is late.
    private const string Table =
        """
        2024-01-02   1 2024-01-02 2024-01-02 2024-01-03 16:30
        2024-02-07   1 2024-02-07 2024-02-07 2024-02-08 16:30
        2024-02-29   1 2024-02-29 2024-02-29 2024-03-01 16:30
        2024-12-31   1 2024-12-31 2024-12-31 2025-01-01 16:30
        2026-02-15   1 2026-02-15 2026-02-15 2026-02-16 16:30
        2027-12-31   1 2027-12-31 2027-12-31 2028-01-01 16:30
        2024-01-1    1 2024-01-01 2024-01-14 2024-01-22 00:00
        2024-01-2    1 2024-01-15 2024-01-31 2024-02-05 00:00
        2024-02-1    1 2024-02-01 2024-02-14 2024-02-20 00:00
        2024-02-2    1 2024-02-15 2024-02-29 2024-03-05 00:00
        2024-04-2    1 2024-04-15 2024-04-30 2024-05-06 00:00
        2025-03-2    1 2025-03-15 2025-03-31 2025-04-08 00:00
        2025-12-2    1 2025-12-15 2025-12-31 2026-01-05 00:00
        2026-02-1    1 2026-02-01 2026-02-14 2026-02-23 00:00
        2026-08-2    1 2026-08-15 2026-08-31 2026-09-07 00:00
        2027-01-2    1 2027-01-15 2027-01-31 2027-02-12 00:00
        2027-02-2    1 2027-02-15 2027-02-28 2027-03-05 00:00
        2024-01      1 2023-12-15 2024-01-14 2024-01-22 00:00
        2024-02      1 2024-01-15 2024-02-14 2024-02-20 00:00
        2024-03      1 2024-02-15 2024-03-14 2024-03-20 00:00
        2024-04      1 2024-03-15 2024-04-14 2024-04-22 00:00
        2024-05      1 2024-04-15 2024-05-14 2024-05-20 00:00
        2024-06      1 2024-05-15 2024-06-14 2024-06-20 00:00
        2024-07      1 2024-06-15 2024-07-14 2024-07-22 00:00
        2024-08      1 2024-07-15 2024-08-14 2024-08-20 00:00
        2024-09      1 2024-08-15 2024-09-14 2024-09-20 00:00
        2024-10      1 2024-09-15 2024-10-14 2024-10-21 00:00
        2024-11      1 2024-10-15 2024-11-14 2024-11-20 00:00
        2024-12      1 2024-11-15 2024-12-14 2024-12-20 00:00
        2025-01      1 2024-12-15 2025-01-14 2025-01-20 00:00
        2025-04      1 2025-03-15 2025-04-14 2025-04-21 00:00
        2025-07      1 2025-06-15 2025-07-14 2025-07-21 00:00
        2025-09      1 2025-08-15 2025-09-14 2025-09-22 00:00
        2025-12      1 2025-11-15 2025-12-14 2025-12-22 00:00
        2026-01      1 2025-12-15 2026-01-14 2026-01-20 00:00
        2026-02      1 2026-01-15 2026-02-14 2026-02-23 00:00
        2026-06      1 2026-05-15 2026-06-14 2026-06-22 00:00
        2026-09      1 2026-08-15 2026-09-14 2026-09-21 00:00
        2026-12      1 2026-11-15 2026-12-14 2026-12-21 00:00
        2027-02      1 2027-01-15 2027-02-14 2027-02-22 00:00
        2027-03      1 2027-02-15 2027-03-14 2027-03-22 00:00
        2027-06      1 2027-05-15 2027-06-14 2027-06-21 00:00
        2027-11      1 2027-10-15 2027-11-14 2027-11-22 00:00
        2024-Q1      1 2023-12-15 2024-03-14 2024-03-20 00:00
        2024-Q2      1 2024-03-15 2024-06-14 2024-06-20 00:00
        2024-Q3      1 2024-06-15 2024-09-14 2024-09-20 00:00
        2024-Q4      1 2024-09-15 2024-12-14 2024-12-20 00:00
        2025-Q3      1 2025-06-15 2025-09-14 2025-09-22 00:00
        2026-Q2      1 2026-03-15 2026-06-14 2026-06-22 00:00
        2027-Q1      1 2026-12-15 2027-03-14 2027-03-22 00:00
        2024-H1      1 2023-12-15 2024-06-14 2024-06-20 00:00
        2024-H2      1 2024-06-15 2024-12-14 2024-12-20 00:00
        2025-H2      1 2025-06-15 2025-12-14 2025-12-22 00:00
        2026-H1      1 2025-12-15 2026-06-14 2026-06-22 00:00
        2027-H1      1 2026-12-15 2027-06-14 2027-06-21 00:00
        2024-M9      1 2023-12-15 2024-09-14 -
        2027-M9      1 2026-12-15 2027-09-14 -
        2024         1 2023-12-15 2024-12-14 2024-12-20 00:00
        2025         1 2024-12-15 2025-12-14 2025-12-22 00:00
        2026         1 2025-12-15 2026-12-14 2026-12-21 00:00
        2027         1 2026-12-15 2027-12-14 2027-12-20 00:00
        2024-2025    1 2024-09-01 2025-06-15 2024-09-20 00:00
        2024-2025    2 2024-09-01 2025-06-15 2025-06-20 00:00
        2025-2026    1 2025-09-01 2026-06-15 2025-09-22 00:00
        2025-2026    2 2025-09-01 2026-06-15 2026-06-22 00:00
        2026-2027    1 2026-09-01 2027-06-15 2026-09-21 00:00
        2026-2027    2 2026-09-01 2027-06-15 2027-06-21 00:00
        2024-Y3      1 2023-12-15 2026-12-14 -
        2026-Y5      1 2025-12-15 2030-12-14 -
        2026-10-01/2026-10-20 1 2026-10-01 2026-10-20 -
        """;

    private static DateTimeOffset? Due(
        string period, int occurrence = 1, BusinessCalendar? calendar = null, DeadlineRule? own = null) =>
        Deadlines.Of(calendar ?? Calendar(), PeriodOf(period), occurrence, own)?.DueAt;

    [Fact]
    public void C1_C2_C3_Windows_and_deadlines_are_those_of_the_table()
    {
        var rows = Table.Split('\n').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        Assert.True(rows.Length >= 60, $"{rows.Length} rows");
        Assert.All(rows, row =>
        {
            var period = PeriodOf(row[0]);
            Assert.Equal((row[2], row[3]), ($"{period.First:yyyy-MM-dd}", $"{period.Last:yyyy-MM-dd}"));
            Assert.Equal(
                row[4] == "-" ? null : Local($"{row[4]} {row[5]}"), Due(row[0], row[1] == "1" ? 1 : 2));
        });
    }

    [Fact]
    public void C2_Where_the_profile_includes_the_day_the_deadline_is_its_end()
    {
        var included = Calendar(settings => settings with { DeadlineDayIncluded = true });
        Assert.Equal(Local("2024-03-21 00:00"), Due("2024-03", calendar: included));
        Assert.Equal(Local("2026-02-24 00:00"), Due("2026-02", calendar: included));
        Assert.Equal(Local("2026-02-16 16:30"), Due("2026-02-15", calendar: included));
    }

    [Theory]
    [InlineData("2024-02-07", "2024-02-15 16:30")] // over the whole Tết
    [InlineData("2026-02-13", "2026-02-23 16:30")]
    [InlineData("2026-01-09", "2026-01-10 16:30")] // the Saturday was worked for 2 January
    [InlineData("2025-04-25", "2025-04-26 16:30")]
    [InlineData("2027-02-04", "2027-02-12 16:30")]
    public void C3_Daily_deadlines_roll_where_the_profile_says_so(string period, string due) => Assert.Equal(
        Local(due), Due(period, calendar: Calendar(settings => settings with { HolidayRollForDaily = true })));

    [Fact]
    public void C2_The_regimes_own_rule_goes_before_the_deployments()
    {
        var rule = new DeadlineRule { Kind = PeriodKind.NineMonths, DaysAfter = 6, Time = new TimeOnly(17, 0) };
        Assert.Equal(Local("2024-09-20 17:00"), Due("2024-M9", own: rule));
        // 20 September 2025 is a Saturday.
        Assert.Equal(Local("2025-09-22 17:00"), Due("2025-M9", own: rule));
        Assert.Equal(Local("2026-04-06 00:00"), Due(
            "2026-Q1", own: new DeadlineRule { Kind = PeriodKind.Quarter, MonthsAfter = 1, DayOfMonth = 5 }));
    }

    [Fact]
    public void C3_A_deadline_of_the_past_is_counted_as_it_was_known()
    {
        var calendar = HolidayCalendar.Evolve(HolidayCalendar.Initial, Imported, Local("2025-12-01 09:00"));
        calendar = HolidayCalendar.Evolve(calendar, EventSamples.Holidays with { Version = 2 }, Local("2026-03-01 09:00"));
        var profile = ProfileJson.Named("hanoi");
        DateTimeOffset? DueAsOf(string known) =>
            Due("2026-02", calendar: BusinessCalendar.Of(calendar.KnownAt(Local(known)), profile));
        // Before any list was known, 20 February was a Friday like others; the newest list has 17 February only.
        Assert.Equal(Local("2026-02-20 00:00"), DueAsOf("2025-11-30 09:00"));
        Assert.Equal(Local("2026-02-23 00:00"), DueAsOf("2026-02-01 09:00"));
        Assert.Equal(Local("2026-02-20 00:00"), DueAsOf("2026-03-01 09:00"));
        Assert.Equal([0, 1, 2], calendar.Versions.Select(version => version.Number));
    }
}
