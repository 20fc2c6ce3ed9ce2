using Reporting.Domain.Calendars;
using static Reporting.Domain.Tests.Calendars.Holidays;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Calendars;

public sealed class RecordOutageSpec
{
    private static readonly DateTimeOffset Begin = Local("2026-07-01 08:00"), End = Local("2026-07-01 15:00");

    private static readonly RecordOutage Record = new(new Guid(1, 0, 0, new byte[8]), Begin, End, "Biên bản 12/BB", Ana);

    private static readonly OutageRecorded Stored = new(
        Record.OutageId, 2, Begin.ToUniversalTime(), End.ToUniversalTime(), 330, true, "Biên bản 12/BB", Ana);

    private static Spec<HolidayCalendar, CalendarEvent>.Before Given(params CalendarEvent[] history) =>
        new Spec<HolidayCalendar, CalendarEvent>(
            HolidayCalendar.Initial, (state, e) => HolidayCalendar.Evolve(state, e, Noon)).Given([Imported, .. history]);

    private static Func<HolidayCalendar, Decision<CalendarEvent>> Recording(RecordOutage command, string now = "2026-08-01 00:00") =>
        state => RecordOutage.Decide(command, Calendar(), TimeSpan.FromHours(3), Local(now), state);

    [Fact]
    public void I2_An_outage_of_more_than_three_working_hours_shifts_deadlines() =>
        Given().When(Recording(Record)).Then(Stored);

    [Fact]
    public void I2_Exactly_three_working_hours_do_not() => Given()
        .When(Recording(Record with { EndedAt = Local("2026-07-01 11:00") }))
        .Then(Stored with
        {
            EndedAt = Local("2026-07-01 11:00").ToUniversalTime(), WorkingMinutes = 180, ShiftsDeadlines = false,
        });

    [Fact]
    public void I2_Nights_weekends_and_Tet_are_no_working_time() => Given()
        .When(Recording(Record with { StartedAt = Local("2026-02-13 17:30"), EndedAt = Local("2026-02-23 08:00") }))
        .Then(Stored with
        {
            StartedAt = Local("2026-02-13 17:30").ToUniversalTime(),
            EndedAt = Local("2026-02-23 08:00").ToUniversalTime(), WorkingMinutes = 0, ShiftsDeadlines = false,
        });

    [Fact]
    public void I2_It_is_recorded_with_evidence() =>
        Given().When(Recording(Record with { Evidence = "" })).ThenRefused("text.blank", "evidence");

    [Fact]
    public void It_is_recorded_when_it_is_over() => Given().When(Recording(Record, "2026-07-01 14:59"))
        .ThenRefused("calendar.outage-not-over", "endedAt");

    [Fact]
    public void It_ends_after_it_began() => Given().When(Recording(Record with { EndedAt = Begin }))
        .ThenRefused("calendar.outage-span", "startedAt", "endedAt");

    [Fact]
    public void It_does_not_last_for_months() => Given().When(Recording(Record with { StartedAt = Begin.AddDays(-60) }))
        .ThenRefused("calendar.outage-span", "startedAt", "endedAt");

    [Fact]
    public void One_id_is_one_outage() => Given(Stored).When(Recording(Record with { EndedAt = End.AddHours(1) }))
        .ThenRefused("calendar.outage-known", "outage");

    [Fact]
    public void No_hour_is_lost_twice() =>
        Given(Stored).When(Recording(Record with { OutageId = Guid.Empty, StartedAt = End.AddHours(-1) }))
            .ThenRefused("calendar.outage-overlaps", "startedAt", "endedAt");
}
