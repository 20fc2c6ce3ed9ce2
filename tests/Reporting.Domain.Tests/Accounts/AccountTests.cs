using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class AccountTests
{
    private static Account With(Role role, UnitId unit) =>
        Account.Evolve(Account.Initial, new AccountRegistered(Ana, "ana", "Ana", [new Grant(role, unit)], Ana));

    [Theory]
    [InlineData(Role.Enter)]
    [InlineData(Role.Sign)]
    [InlineData(Role.Accept)]
    public void Acting_on_figures_holds_for_the_unit_alone(Role role)
    {
        Assert.True(With(role, Health).May(role, Health, Units));
        Assert.False(With(role, Health).May(role, Xuan, Units));
    }

    [Theory]
    [InlineData(Role.Administer)]
    [InlineData(Role.Read)]
    public void Administering_and_reading_cover_the_subtree(Role role)
    {
        Assert.True(With(role, Health).May(role, Xuan, Units));
        Assert.False(With(role, Health).May(role, Province, Units));
    }

    [Fact]
    public void The_first_account_administers_whatever_units_there_will_be()
    {
        var first = With(Role.Administer, Grant.WholeRegister);
        Assert.True(first.AdministersRoot(UnitRegister.Initial));
        Assert.True(first.May(Role.Administer, Xuan, Units));
        Assert.True(first.MayRead(Xuan, Units));
        Assert.False(first.May(Role.Enter, Xuan, Units));
    }

    [Fact]
    public void One_role_is_not_another() => Assert.False(With(Role.Administer, Xuan).May(Role.Enter, Xuan, Units));

    [Fact]
    public void Any_role_opens_the_subtree_for_reading()
    {
        Assert.True(With(Role.Accept, Health).MayRead(Xuan, Units));
        Assert.False(With(Role.Accept, Health).MayRead(Province, Units));
    }

    [Fact]
    public void Catalogues_belong_to_who_administers_a_root()
    {
        Assert.True(With(Role.Administer, Province).AdministersRoot(Units));
        Assert.False(With(Role.Administer, Health).AdministersRoot(Units));
        Assert.False(With(Role.Read, Province).AdministersRoot(Units));
    }
}
