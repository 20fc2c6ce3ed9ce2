using Reporting.Domain.Calendars;
using Reporting.Domain.Profiles;
using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>What a new version of the calendar does to a report that is still owed: it never becomes due earlier than
/// its unit was told. A report that is no longer with its unit stays as it is. In an outage the parts that it was
/// assigned on in move, too.</summary>
public static class ShiftedDeadline
{
    /// <param name="cause">The event that made the version.</param>
    /// <param name="calendar">The version that it made.</param>
    /// <param name="own">The regime's own rule, or null.</param>
    /// <param name="by">Who recorded it.</param>
    /// <param name="at">When it was recorded: deadlines that had passed before a list of holidays stay.</param>
    /// <param name="state">The report.</param>
    public static Decision<ReportEvent> Of(
        CalendarEvent cause, BusinessCalendar calendar, DeadlineRule? own, AccountId by, DateTimeOffset at,
        Report state)
    {
        // A repeated reaction finds the report moved: the version says by what.
        if (!CancelAssignment.IsOpen(state) || IsDone(state, calendar.Version.Number))
            return Emit();
        var moved = OfReport(cause, calendar, own, by, at, state);
        IEnumerable<ReportEvent> parts = cause is OutageRecorded outage
            ? AssignPart.Shift(outage, calendar, moved?.DueAt ?? state.DueAt, by, state) : [];
        return Emit([.. moved is null ? [] : (ReportEvent[])[moved], .. parts]);
    }

    private static DeadlineMoved? OfReport(
        CalendarEvent cause, BusinessCalendar calendar, DeadlineRule? own, AccountId by, DateTimeOffset at, Report state)
    {
        if (state.DueAt is not { } before)
            return null;
        var (after, why, reason) = cause switch
        {
            OutageRecorded e => (
                Deadlines.Shifted(
                    calendar, before, new Outage(e.OutageId, e.StartedAt, e.EndedAt, e.ShiftsDeadlines)),
                DeadlineCause.Outage, e.Evidence),
            HolidaysImported e => (ByRule(calendar, own, at, before, state), DeadlineCause.Holidays, e.LegalBasis),
            _ => (before, DeadlineCause.Holidays, ""),
        };
        return after <= before ? null
            : new DeadlineMoved(state.ReportId, after, why, reason, calendar.Version.Number, by);
    }

    private static bool IsDone(Report state, int version) =>
        state.MovedByVersion is { } moved && moved >= version;

    private static DateTimeOffset ByRule(
        BusinessCalendar calendar, DeadlineRule? own, DateTimeOffset at, DateTimeOffset before, Report state) =>
        state.IsDueByRule && before > at && Period.TryParse(state.Period, kind: null, out var period)
        && Deadlines.Of(calendar, period, state.Occurrence, own) is { } deadline
            ? deadline.DueAt : before;
}
