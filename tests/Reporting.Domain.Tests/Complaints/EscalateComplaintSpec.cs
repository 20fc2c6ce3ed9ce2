using Reporting.Domain.Complaints;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Complaints;

public sealed class EscalateComplaintSpec : ComplaintSpec
{
    private static readonly EscalateComplaint Escalate = new(
        Filed.ComplaintId, Filed.DueAt, LookingUpEvents.Escalated.DueAt, Filed.DueAt, Ana);

    private static Spec<Complaint, ComplaintEvent>.After When(
        EscalateComplaint command, params ComplaintEvent[] history) =>
        Given(history).When(state => EscalateComplaint.Decide(command, unit => Units.ById(unit)?.Parent(), state));

    [Fact]
    public void F7_Nobody_answered_in_time_so_the_unit_above_gets_it() =>
        When(Escalate, Filed).Then(LookingUpEvents.Escalated);

    [Fact]
    public void F7_And_then_the_one_above_that()
    {
        var later = Escalate with { DueBefore = Noon.AddDays(7), Now = Noon.AddDays(8), DueAt = Noon.AddDays(14) };
        When(later, Filed, LookingUpEvents.Escalated)
            .Then(LookingUpEvents.Escalated with { To = Province, DueAt = Noon.AddDays(14) });
    }

    [Fact]
    public void Above_the_top_is_nobody() => When(
        Escalate with { DueBefore = Noon.AddDays(14), Now = Noon.AddDays(20) },
        Filed, LookingUpEvents.Escalated with { To = Province }).ThenRefused("complaint.nobody-above");

    [Fact]
    public void What_is_still_in_time_stays() =>
        When(Escalate with { Now = Noon.AddMinutes(-1) }, Filed).ThenRefused("complaint.not-overdue");

    [Fact]
    public void What_is_answered_stays() =>
        When(Escalate, Filed, LookingUpEvents.ComplaintReply).ThenRefused("complaint.is-answered");

    [Fact]
    public void It_was_filed() => When(Escalate).ThenRefused("complaint.unknown");
}
