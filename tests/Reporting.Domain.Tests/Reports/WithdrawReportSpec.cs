using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class WithdrawReportSpec : ReportSpec
{
    private static readonly WithdrawReport Withdraw = new(July, "Báo nhầm xã", Chi);

    [Fact]
    public void The_figures_that_were_in_force_are_named() =>
        Given(ToApproved).When(WithdrawReport.Decide, Withdraw).Then(Withdrawn);

    [Fact]
    public void A_correction_that_is_being_entered_can_end_in_a_withdrawal() =>
        Given([.. ToApproved, Entry(2, Binh, ("cost", 7))]).When(WithdrawReport.Decide, Withdraw).Then(Withdrawn);

    [Fact]
    public void Nothing_is_in_force_afterwards()
    {
        var report = Fold(ToWithdrawn);
        Assert.Equal((ReportState.Withdrawn, 2, 0), (report.State, report.Version, report.Cells.Count));
        Assert.Null(report.InForce);
        Assert.Equal(report.LastAt, report.InForceSince);
    }

    [Fact]
    public void A_withdrawal_needs_a_reason() =>
        Given(ToApproved).When(WithdrawReport.Decide, Withdraw with { Reason = "" })
            .ThenRefused("report.reason-missing", "reason");

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void A_correction_must_be_approved_first(int eventCount) =>
        Given(ToApproved[..eventCount]).When(WithdrawReport.Decide, Withdraw)
            .ThenRefused("report.correction-not-approved");

    [Fact]
    public void What_is_withdrawn_cannot_be_withdrawn_for_another_reason() =>
        Given(ToWithdrawn).When(WithdrawReport.Decide, Withdraw with { Reason = "Khác" })
            .ThenRefused("report.nothing-in-force");

    [Fact]
    public void A_report_without_figures_in_force_is_not_withdrawn() => RefusedExceptIn(
        "report.nothing-in-force", state => WithdrawReport.Decide(Withdraw, state), ReportState.Accepted,
        ReportState.CorrectionRequested, ReportState.CorrectionApproved, ReportState.Withdrawn);
}
