using Reporting.Domain.Accounts;
using Reporting.Domain.Approvals;
using Reporting.Domain.Profiles;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Approvals;

public sealed class IssueApprovalRuleSpec
{
    private static readonly Dictionary<string, Account> Accounts = new()
    {
        ["chi"] = Registered("chi", Role.Sign, Xuan), ["dung"] = Registered("dung", Role.Check, Xuan),
        ["ana"] = Registered("ana", Role.Sign, Thu),
    };

    private static readonly IssueApprovalRule Rule = new(Xuan, Founded, Ana)
    {
        CheckBeforeSubmit = true, Checkers = ["dung"], Signers = ["chi"], Document = "QĐ 5",
    };

    private static readonly ApprovalRuleIssued Issued = new(
        Xuan, null, null, true, [Account.IdOf("dung")], [Account.IdOf("chi")], null, Founded, null, "QĐ 5", Ana);

    private static Account Registered(string name, Role role, UnitId unit) => Account.Evolve(
        Account.Initial, new AccountRegistered(Account.IdOf(name), name, name, [new(role, unit)], Ana));

    private static Spec<ApprovalRules, ApprovalEvent>.After Issue(IssueApprovalRule command, params ApprovalEvent[] history) =>
        new Spec<ApprovalRules, ApprovalEvent>(ApprovalRules.Initial, ApprovalRules.Evolve).Given(history)
            .When(state => IssueApprovalRule.Decide(command, Accounts, state));

    [Fact]
    public void E0_a_unit_says_who_checks_and_signs() => Issue(Rule).Then(Issued);

    [Fact]
    public void E0_a_later_rule_takes_its_place() =>
        Issue(Rule with { CheckBeforeSubmit = null }, Issued).Then(Issued with { CheckBeforeSubmit = null });

    [Fact]
    public void E0_whom_it_names_has_the_role_at_the_unit() =>
        Issue(Rule with { Signers = ["ana", "nobody", "chi"] }).ThenRefused("approval.not-of-unit", "ana", "nobody");

    [Fact]
    public void E0_a_list_names_somebody() =>
        Issue(Rule with { Signers = [] }).ThenRefused("approval.nobody-named", "signers");

    [Fact]
    public void E0_nobody_is_named_twice() =>
        Issue(Rule with { Deputies = ["chi", "chi"] }).ThenRefused("approval.nobody-named", "deputies");

    [Fact]
    public void E0_a_rule_takes_no_check_away() =>
        Issue(Rule with { CheckBeforeSubmit = false }).ThenRefused("approval.check-taken-away", "checkBeforeSubmit");

    [Fact]
    public void E0_it_does_not_end_before_it_begins() =>
        Issue(Rule with { To = Founded.AddDays(-1) }).ThenRefused("approval.days-reversed", "from", "to");

    [Fact]
    public void E0_the_narrowest_rule_of_the_day_counts()
    {
        var rules = new ApprovalRuleIssued[]
        {
            Issued with { Regime = "malaria-monthly" }, Issued with { Template = "malaria" }, Issued,
            Issued with { Regime = "malaria-monthly", From = Founded.AddDays(9) },
        }.Aggregate(ApprovalRules.Initial, ApprovalRules.Evolve);
        Assert.Equal(rules.Issued[0], rules.For("malaria-monthly", "malaria", Founded));
        Assert.Equal(rules.Issued[3], rules.For("malaria-monthly", "malaria", Founded.AddDays(9)));
        Assert.Equal(rules.Issued[1], rules.For("other", "malaria", Founded));
        Assert.Equal(rules.Issued[2], rules.For("other", "other", Founded));
        Assert.Null(rules.For("other", "other", Founded.AddDays(-1)));
    }

    [Fact]
    public void E0_profile_regime_and_unit_each_add_steps()
    {
        var profile = ProfileJson.Named(ProfileJson.Default).Reports with { SignedWith = SignedWith.Account };
        Assert.Equal(ReportSteps.Plain, ReportSteps.Of(profile, null, null));
        Assert.Equal(
            new ReportSteps(true, SignedWith.Certificate, true, SendBy.Clerk),
            ReportSteps.Of(profile, new RegimeSteps(true, SignedWith.Certificate, true, SendBy.Clerk), null));
        Assert.True(ReportSteps.Of(profile, null, Issued).CheckBeforeSubmit);
    }
}
