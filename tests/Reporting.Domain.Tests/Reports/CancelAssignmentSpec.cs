using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class CancelAssignmentSpec : ReportSpec
{
    private static readonly CancelAssignment Cancel = new(July, "Giao nhầm đơn vị", Ana);

    [Fact]
    public void The_unit_does_not_owe_it_any_longer() => Given([.. ToEntry]).When(CancelAssignment.Decide, Cancel)
        .Then(new AssignmentCancelled(July, "Giao nhầm đơn vị", Ana));

    [Fact]
    public void It_has_a_reason() => Given(Assigned).When(CancelAssignment.Decide, Cancel with { Reason = " " })
        .ThenRefused("report.reason-missing", "reason");

    [Fact]
    public void What_is_sent_or_gone_is_not_cancelled()
    {
        Given([.. ToSent]).When(CancelAssignment.Decide, Cancel).ThenRefused("assignment.not-open");
        Given().When(CancelAssignment.Decide, Cancel).ThenRefused("assignment.not-open");
        Given([.. ToAccepted]).When(CancelAssignment.Decide, Cancel).ThenRefused("assignment.was-accepted");
        Given([.. ToApproved, Entry(2, Binh, ("cost", 1))]).When(CancelAssignment.Decide, Cancel)
            .ThenRefused("assignment.was-accepted");
    }

    [Fact]
    public void D1_What_was_cancelled_is_not_assigned_again() =>
        Given(Assigned, new AssignmentCancelled(July, "x", Ana))
            .When(state => AssignReport.Decide(
                new AssignReport(July, Xuan, PeriodOf("2026-07"), 1, Ana), Monthly, Malaria, Units, state))
            .ThenRefused("report.is-cancelled");
}
