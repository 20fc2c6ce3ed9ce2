using Reporting.Domain.Reminders;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reminders;

public sealed class RemindHolderSpec
{
    private static readonly HolderReminded Soon = EventSamples.Reminded with { Step = ReminderStep.Soon, Message = null };
    private static readonly HolderReminded Chased = EventSamples.Reminded with { Step = ReminderStep.Chased };

    private static Spec<ReminderLog, ReminderEvent>.Before Given(params ReminderEvent[] history) =>
        new Spec<ReminderLog, ReminderEvent>(
            ReminderLog.Initial, (state, e) => ReminderLog.Evolve(state, e, Noon)).Given(history);

    [Fact]
    public void C4_The_holder_is_reminded_once_of_a_deadline() =>
        Given().When(RemindHolder.Decide, new RemindHolder(Soon, Noon)).Then(Soon);

    [Fact]
    public void C4_A_deadline_that_moved_is_reminded_of_again()
    {
        var moved = Soon with { DueAt = Noon.AddDays(5) };
        Given(Soon).When(RemindHolder.Decide, new RemindHolder(moved, Noon)).Then(moved);
    }

    [Fact]
    public void C4_The_requesting_unit_chases_and_may_chase_again_an_hour_later()
    {
        Given().When(RemindHolder.Decide, new RemindHolder(Chased, Noon)).Then(Chased);
        Given(Chased).When(RemindHolder.Decide, new RemindHolder(Chased with { Message = "Lần hai" }, Noon.AddMinutes(59)))
            .ThenRefused("reminder.too-soon");
        var again = Assert.IsType<Decision<ReminderEvent>.Decided>(
            RemindHolder.Decide(new RemindHolder(Chased, Noon.AddHours(1)), Given(Chased).State));
        Assert.Equal([Chased], again.Events);
    }

    [Fact]
    public void A_message_is_not_blank() => Given()
        .When(RemindHolder.Decide, new RemindHolder(Chased with { Message = " " }, Noon))
        .ThenRefused("text.blank", "message");
}
