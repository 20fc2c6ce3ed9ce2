using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class ConfirmCheckSpec : SigningSpec
{
    private static readonly ConfirmCheck Check = new(July, Dung) { Steps = Full };
    private static readonly ReportChecked Checked = new(July, 1, Hash, Dung);

    [Fact]
    public void E0_what_is_entered_is_checked() => Given(ToEntry).When(ConfirmCheck.Decide, Check).Then(Checked);

    [Fact]
    public void E0_nobody_checks_the_own_figures() =>
        Given(ToEntry).When(ConfirmCheck.Decide, Check with { By = Binh }).ThenRefused("signing.checker-entered");

    [Fact]
    public void E0_the_units_rule_says_who_checks() =>
        Given(ToEntry).When(ConfirmCheck.Decide, Check with { Steps = Named(checkers: [Ana]) })
            .ThenRefused("signing.not-approver");

    [Fact]
    public void E0_a_further_entry_makes_the_check_void() =>
        Given([.. ToEntry, Checked, Entry(1, Binh, ("cost", 1))])
            .When(state => SubmitReport.Decide(new SubmitReport(July, Binh) { Steps = Full }, Malaria, state))
            .ThenRefused("signing.not-checked");

    [Fact]
    public void E0_what_is_checked_is_submitted() =>
        Given([.. ToEntry, Checked])
            .When(state => SubmitReport.Decide(new SubmitReport(July, Binh) { Steps = Full }, Malaria, state))
            .Then(Submitted);

    [Fact]
    public void Nothing_is_checked_without_figures() =>
        Given([Assigned, Entered, Entry(1, Binh, ("total", null), ("male", null), ("female", null))])
            .When(ConfirmCheck.Decide, Check).ThenRefused("report.empty");

    [Fact]
    public void Only_what_is_in_entry_is_checked() => RefusedExceptIn(
        "signing.not-in-entry", state => ConfirmCheck.Decide(Check, state), ReportState.InEntry, ReportState.Rejected,
        ReportState.Checked);
}
