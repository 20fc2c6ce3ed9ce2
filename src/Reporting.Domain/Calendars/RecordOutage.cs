using static Reporting.Domain.Decision<Reporting.Domain.Calendars.CalendarEvent>;

namespace Reporting.Domain.Calendars;

/// <summary>The operator records that the system could not be used (I2), with evidence. One that took more working time
/// than the profile allows shifts the deadlines that fell into it or shortly after.</summary>
public sealed record RecordOutage(
    Guid OutageId, DateTimeOffset StartedAt, DateTimeOffset EndedAt, string Evidence, AccountId By)
{
    /// <summary>Longer ones would be a slip of the keyboard.</summary>
    public const int DaysMax = 60;

    /// <param name="command">The wish.</param>
    /// <param name="business">The newest calendar with the profile's hours.</param>
    /// <param name="longerThan">An outage of more working time than this shifts deadlines.</param>
    /// <param name="now">The business clock.</param>
    /// <param name="state">The calendar so far.</param>
    public static Decision<CalendarEvent> Decide(
        RecordOutage command, BusinessCalendar business, TimeSpan longerThan, DateTimeOffset now, HolidayCalendar state)
    {
        if (Texts.Check("evidence", command.Evidence, Texts.RemarkLengthMax) is { } wrong)
            return Refuse(wrong);
        if (command.EndedAt <= command.StartedAt || command.EndedAt - command.StartedAt > TimeSpan.FromDays(DaysMax))
            return Refuse(CalendarRefusals.OutageSpan(DaysMax));
        if (command.EndedAt > now)
            return Refuse(CalendarRefusals.OutageNotOver());
        foreach (var outage in state.Now.Outages)
        {
            if (outage.OutageId == command.OutageId)
                return outage.StartedAt == command.StartedAt && outage.EndedAt == command.EndedAt
                    ? Emit() : Refuse(CalendarRefusals.OutageKnown());
            if (outage.StartedAt < command.EndedAt && command.StartedAt < outage.EndedAt)
                return Refuse(CalendarRefusals.OutageOverlaps());
        }
        var lost = business.WorkingTime(command.StartedAt, command.EndedAt);
        return Emit(new OutageRecorded(
            command.OutageId, state.Versions.Length, command.StartedAt.ToUniversalTime(),
            command.EndedAt.ToUniversalTime(), (int)lost.TotalMinutes, lost > longerThan, command.Evidence, command.By));
    }
}
