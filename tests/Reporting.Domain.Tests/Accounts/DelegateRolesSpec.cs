using Reporting.Domain.Accounts;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class DelegateRolesSpec : AccountSpec
{
    private static readonly AccountId Leader = Account.IdOf("minh");
    private static readonly Account Minh = Account.Evolve(
        Account.Initial, new AccountRegistered(Leader, "minh", "Lê Minh", [SignXuan], Ana));

    private static readonly DelegateRoles ActForMinh = new(
        Lan, Leader, [SignXuan], Today, Today.AddDays(9), "Minh đi công tác", Letter, Leader);

    private static readonly AccountDelegated Delegated = new(
        Lan, Leader, [SignXuan], Today, Today.AddDays(9), "Minh đi công tác", Letter, Leader);

    private static Decision<AccountEvent> Decide(DelegateRoles command, Account state) =>
        DelegateRoles.Decide(command, Minh, Today, documentRequired: true, state);

    [Fact]
    public void A4_an_acting_leader_has_the_leaders_role_for_the_days_named()
    {
        Given(LanRegistered).When(Decide, ActForMinh).Then(Delegated);
        var acting = Given(LanRegistered, Delegated).State;
        Assert.False(acting.On(Today.AddDays(-1)).May(Role.Sign, Xuan, Units));
        Assert.True(acting.On(Today).May(Role.Sign, Xuan, Units));
        Assert.True(acting.On(Today.AddDays(9)).May(Role.Sign, Xuan, Units));
        Assert.False(acting.On(Today.AddDays(10)).May(Role.Sign, Xuan, Units));
        Assert.True(acting.On(Today.AddDays(10)).May(Role.Enter, Xuan, Units));
        Assert.Equal([Leader], acting.On(Today).ActsFor);
        Assert.Empty(acting.On(Today.AddDays(10)).ActsFor);
    }

    [Fact]
    public void A4_only_the_leaders_own_roles_are_handed_on() =>
        Given(LanRegistered).When(Decide, ActForMinh with { Grants = [new(Role.Sign, Thu)] })
            .ThenRefused("account.not-the-principals", "grants");

    [Fact]
    public void A4_what_was_handed_on_is_not_handed_further()
    {
        var acting = Given(LanRegistered, Delegated).State;
        Assert.IsType<Decision<AccountEvent>.Refused>(DelegateRoles.Decide(
            ActForMinh with { AccountId = Leader, For = Lan }, acting, Today, true, Minh));
    }

    [Theory]
    [InlineData(5, 4)]
    [InlineData(-9, -1)]
    [InlineData(0, 366)]
    public void A4_the_days_make_sense(int from, int until) =>
        Given(LanRegistered)
            .When(Decide, ActForMinh with { From = Today.AddDays(from), Until = Today.AddDays(until) })
            .ThenRefused("account.delegation-days", "from", "until");

    [Fact]
    public void Nobody_acts_for_nobody_or_for_themselves()
    {
        Given(LanRegistered).When(Decide, ActForMinh with { For = Lan }).ThenRefused("account.principal-unknown", "for");
        Given(LanRegistered)
            .When(state => DelegateRoles.Decide(ActForMinh, Account.Initial, Today, true, state))
            .ThenRefused("account.principal-unknown", "for");
        Given(LanRegistered).When(Decide, ActForMinh with { Grants = [] }).ThenRefused("account.no-grants", "grants");
    }
}
