using Reporting.Domain.Calendars;
using Reporting.Domain.Complaints;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Reactions;

namespace Reporting.Write.Complaints;

/// <summary>Brings complaints that nobody answered in time to the unit above (F7).</summary>
public sealed class DueComplaints(Streams streams, ReadQuestions read)
{
    /// <summary>Until when an answer is expected of whoever gets a complaint now.</summary>
    public static DateTimeOffset DueAt(BusinessCalendar calendar, DateTimeOffset now) =>
        calendar.WorkingDaysBefore(now, -FileComplaint.AnswerWorkingDays);

    public async Task Escalate(BusinessCalendar calendar, DateTimeOffset now, CancellationToken ct)
    {
        var overdue = await read.OverdueComplaints(now, ct);
        if (overdue.Count == 0)
            return;
        var units = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State;
        var today = calendar.DayOf(now);
        foreach (var (id, dueAt) in overdue)
        {
            var command = new EscalateComplaint(id, dueAt, DueAt(calendar, now), now, SystemAct.Account);
            // Refused is what has reached the top: there it stays, overdue.
            await streams.Complaints.Execute(
                id, SystemAct.Context(nameof(EscalateComplaint), SystemAct.Account, $"schedule-{now:O}"),
                state => EscalateComplaint.Decide(command, unit => units.ById(unit)?.Parent(today), state), ct);
        }
    }
}
