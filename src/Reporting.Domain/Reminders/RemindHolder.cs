using static Reporting.Domain.Decision<Reporting.Domain.Reminders.ReminderEvent>;

namespace Reporting.Domain.Reminders;

/// <summary>Whoever has the next step of a report is reminded of its deadline (C4): by itself at fixed steps, once for
/// each deadline, or by the requesting unit, which chases.</summary>
/// <param name="Reminded">The reminder as it will be stored.</param>
/// <param name="Now">The business clock.</param>
public sealed record RemindHolder(HolderReminded Reminded, DateTimeOffset Now)
{
    /// <summary>Chased more often than this, nobody reads it any longer.</summary>
    public static readonly TimeSpan ChasePause = TimeSpan.FromHours(1);

    public static Decision<ReminderEvent> Decide(RemindHolder command, ReminderLog state)
    {
        var reminded = command.Reminded;
        if (reminded.Message is { } message && Texts.Check("message", message, Texts.RemarkLengthMax) is { } wrong)
            return Refuse(wrong);
        if (reminded.Step != ReminderStep.Chased)
            return state.Sent.Contains(new ReminderLog.Key(reminded.Part, reminded.Step, reminded.DueAt))
                ? Emit() : Emit(new HolderReminded(
                    reminded.ReportId, reminded.Part, reminded.Unit, reminded.Account, reminded.Regime,
                    reminded.Period, reminded.DueAt, reminded.Step, reminded.Message, reminded.By));
        return state.LastChase is null || command.Now - state.LastChaseAt >= ChasePause ? Emit(reminded)
            : state.LastChase == reminded ? Emit()
            : Refuse(ReminderRefusals.TooSoon());
    }
}
