using Reporting.Domain.Calendars;
using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Calendars.Holidays;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class ExtendDeadlineSpec : ReportSpec
{
    private static readonly DateTimeOffset Due = Local("2026-07-20 00:00").ToUniversalTime();
    private static readonly ReportAssigned Owed = Assigned with { DueAt = Due, CalendarVersion = 1 };

    private static readonly ExtendDeadline Extend =
        new(July, Local("2026-07-25 00:00"), "Bão số 3", Local("2026-07-19 09:00"), Dung);

    private static readonly DeadlineMoved Moved = new(
        July, Local("2026-07-25 00:00").ToUniversalTime(), DeadlineCause.Extension, "Bão số 3", null, Dung);

    [Fact]
    public void C4_The_requesting_unit_gives_one_unit_more_time() =>
        Given(Owed).When(ExtendDeadline.Decide, Extend).Then(Moved);

    [Fact]
    public void C4_It_has_a_reason() => Given(Owed).When(ExtendDeadline.Decide, Extend with { Reason = "" })
        .ThenRefused("report.reason-missing", "reason");

    [Fact]
    public void C4_It_ends_later_than_before_and_ahead()
    {
        Given(Owed).When(ExtendDeadline.Decide, Extend with { DueAt = Due }).ThenRefused("assignment.not-later", "dueAt");
        Given(Assigned).When(ExtendDeadline.Decide, Extend with { DueAt = Extend.Now })
            .ThenRefused("assignment.not-later", "dueAt");
        Given(Owed).When(ExtendDeadline.Decide, Extend with { DueAt = Extend.Now.AddDays(367) })
            .ThenRefused("assignment.too-late", "dueAt");
    }

    [Fact]
    public void Only_while_the_report_is_owed() => RefusedExceptIn(
        "assignment.not-open", state => ExtendDeadline.Decide(Extend, state), ReportState.Assigned, ReportState.InEntry,
        ReportState.Submitted, ReportState.Rejected, ReportState.Returned, ReportState.Checked,
        ReportState.ReturnedUnsigned);

    [Fact]
    public void I2_An_outage_moves_what_is_owed_once()
    {
        var outage = new OutageRecorded(
            Guid.Empty, 2, Local("2026-07-17 08:00"), Local("2026-07-17 17:30"), 480, true, "Biên bản", Ana);
        Given(Owed).When(Shift(outage)).Then(Moved with
        {
            // A whole working day was lost on Friday: it is due at the end of Monday's hours.
            DueAt = Local("2026-07-20 17:30").ToUniversalTime(), Cause = DeadlineCause.Outage, Reason = "Biên bản",
            CalendarVersion = 2, By = Ana,
        });
        Given([Owed, .. ToSent[1..]]).When(Shift(outage)).Then();
        Given(Assigned).When(Shift(outage)).Then();
    }

    [Fact]
    public void I2_Parts_move_along_and_each_stays_before_the_level_above()
    {
        var friday = new OutageRecorded(
            Guid.Empty, 2, Local("2026-07-17 08:00"), Local("2026-07-17 17:30"), 480, true, "Biên bản", Ana);
        // Seven and a half hours were lost until 17:00, and two until 10:00; what was due before is done.
        Given(Owed, Part(1, null, "2026-07-17 17:00"), Part(2, 1, "2026-07-17 10:00"), Part(3, 1, "2026-07-16 10:00"))
            .When(Shift(friday)).Then(
                Moved with
                {
                    DueAt = Local("2026-07-20 17:30").ToUniversalTime(), Cause = DeadlineCause.Outage, Reason = "Biên bản",
                    CalendarVersion = 2, By = Ana,
                },
                Later(1, "2026-07-20 17:00"), Later(2, "2026-07-20 10:00"));
        Given(Assigned, Part(1, null, "2026-07-17 17:00")).When(Shift(friday)).Then(Later(1, "2026-07-20 17:00"));

        // Three days were lost, and the report is due after a working day all the same: a part can't have them back.
        var days = friday with { StartedAt = Local("2026-07-15 08:00") };
        Given(Owed with { DueAt = Local("2026-07-21 00:00") }, Part(1, null, "2026-07-17 17:00"), Part(2, 1, "2026-07-17 15:00"))
            .When(Shift(days)).Then(Later(1, "2026-07-20 00:00"));
        Given([Owed, Part(1, null, "2026-07-17 17:00"), .. ToSent[1..]]).When(Shift(friday)).Then();
    }

    private static PartAssigned Part(int number, int? parent, string dueAt) => new(
        July, number, parent, Thu, null, null, Local(dueAt).ToUniversalTime(), null, Ana);

    private static PartDeadlineMoved Later(int number, string dueAt) => new(
        July, number, Thu, null, Local(dueAt).ToUniversalTime(), DeadlineCause.Outage, "Biên bản", 2, Ana);

    [Fact]
    public void C3_A_new_holiday_moves_what_the_rule_said_and_nothing_that_a_person_said()
    {
        var holiday = new HolidaysImported(2, "Quyết định", [2026], [Monday], Ana);
        Given(Owed).When(Shift(holiday)).Then(Moved with
        {
            DueAt = Local("2026-07-21 00:00").ToUniversalTime(), Cause = DeadlineCause.Holidays,
            Reason = "Quyết định", CalendarVersion = 2, By = Ana,
        });
        Given(Owed with { CalendarVersion = null }).When(Shift(holiday)).Then();
        Given(Owed, Moved).When(Shift(holiday)).Then();
        Given(Owed).When(Shift(holiday, "2026-07-20 08:00")).Then();
    }

    private static readonly SpecialDay Monday =
        new(new DateOnly(2026, 7, 20), SpecialDayKind.Statutory, "Nghỉ", "x", false);

    private static Func<Report, Decision<ReportEvent>> Shift(CalendarEvent cause, string at = "2026-07-18 08:00")
    {
        var calendar = HolidayCalendar.Evolve(HolidayCalendar.Initial, Imported, Noon);
        var version = HolidayCalendar.Evolve(calendar, cause, Noon).Now;
        return state => ShiftedDeadline.Of(
            cause, Calendar() with { Version = version }, own: null, Ana, Local(at), state);
    }
}
