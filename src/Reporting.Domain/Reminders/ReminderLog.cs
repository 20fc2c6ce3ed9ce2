using System.Collections.Immutable;

namespace Reporting.Domain.Reminders;

/// <summary>Who was reminded of one report, so that nobody is reminded of the same deadline twice.</summary>
public sealed record ReminderLog(ImmutableHashSet<ReminderLog.Key> Sent, HolderReminded? LastChase)
{
    public static readonly ReminderLog Initial = new([], LastChase: null);

    /// <summary>A deadline that moved is reminded of again.</summary>
    public sealed record Key(int? Part, ReminderStep Step, DateTimeOffset DueAt);

    public DateTimeOffset LastChaseAt { get; private init; }

    public static Guid StreamIdOf(ReportId report) => Uuid5.Of("reminders", report.Value.ToString("N"));

    public static ReminderLog Evolve(ReminderLog state, ReminderEvent happened, DateTimeOffset recordedAt) =>
        happened switch
        {
            HolderReminded { Step: ReminderStep.Chased } e => state with { LastChase = e, LastChaseAt = recordedAt },
            HolderReminded e => state with { Sent = state.Sent.Add(new Key(e.Part, e.Step, e.DueAt)) },
            _ => throw new System.Diagnostics.UnreachableException(
                $"{happened.GetType().Name} among reminders: corrupt stream"),
        };
}
