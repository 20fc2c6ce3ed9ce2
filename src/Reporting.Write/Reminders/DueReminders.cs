using Reporting.Domain.Calendars;
using Reporting.Domain.Reminders;
using Reporting.Write.Reactions;

namespace Reporting.Write.Reminders;

/// <summary>Reminds holders at fixed steps before and after a deadline (C4).</summary>
public sealed class DueReminders(Streams streams, ReadQuestions read)
{
    private const int ConcurrentMax = 500;

    /// <summary>How many working days before the deadline; below zero after it.</summary>
    private static readonly (ReminderStep Step, int WorkingDaysBefore)[] Steps =
    [
        (ReminderStep.StillOverdue, -3), (ReminderStep.Overdue, 0), (ReminderStep.LastDay, 1), (ReminderStep.Soon, 3),
    ];

    // Three working days are fewer days than this, over every Tết.
    private static readonly TimeSpan Reach = TimeSpan.FromDays(21);

    /// <summary>What was to be said after <paramref name="since"/> and until <paramref name="now"/>. Whoever was not
    /// reminded in time, because no host ran, is reminded of the latest step only.</summary>
    public async Task Send(BusinessCalendar calendar, DateTimeOffset since, DateTimeOffset now, CancellationToken ct)
    {
        var steps = new Dictionary<DateTimeOffset, (ReminderStep Step, DateTimeOffset At)>();
        foreach (var dueAt in await read.DueTimes(Earliest(since), now + Reach, ct))
        {
            foreach (var (step, before) in Steps)
            {
                if (At(calendar, dueAt, before) is var at && at > since && at <= now && steps.TryAdd(dueAt, (step, at)))
                    break;
            }
        }
        foreach (var (dueAt, (step, at)) in steps)
            await Send(await read.OwedAt(dueAt, ct), step, at, now, ct);
    }

    private Task Send(
        IReadOnlyList<OwedWork> owed, ReminderStep step, DateTimeOffset at, DateTimeOffset now, CancellationToken ct) =>
        Parallel.ForEachAsync(
            // What was assigned after its moment had passed was never promised a reminder.
            owed.Where(work => work.Since < at),
            new ParallelOptions { MaxDegreeOfParallelism = ConcurrentMax, CancellationToken = ct },
            async (work, token) =>
            {
                var command = new RemindHolder(
                    new HolderReminded(
                        work.ReportId, work.Part, work.Unit, work.Account, work.Regime, work.Period, work.DueAt, step,
                        Message: null, SystemAct.Account),
                    now);
                await streams.Reminders.Execute(
                    ReminderLog.StreamIdOf(work.ReportId),
                    SystemAct.Context(nameof(RemindHolder), SystemAct.Account, $"schedule-{now:O}"),
                    state => RemindHolder.Decide(command, state), token);
            });

    private static DateTimeOffset At(BusinessCalendar calendar, DateTimeOffset dueAt, int workingDaysBefore) =>
        workingDaysBefore == 0 ? dueAt : calendar.WorkingDaysBefore(dueAt, workingDaysBefore);

    private static DateTimeOffset Earliest(DateTimeOffset since) =>
        since - DateTimeOffset.MinValue > Reach ? since - Reach : since;
}
