using Reporting.Domain.Accounts;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class LockAccountSpec : AccountSpec
{
    private static readonly LockAccount Retire = new(Lan, LockCause.Retirement, Today, "Nghỉ hưu", Letter, Ana);
    private static readonly AccountLocked Retired = new(Lan, LockCause.Retirement, Today, "Nghỉ hưu", Letter, Ana);

    private static Decision<AccountEvent> Decide(LockAccount command, Account state) =>
        LockAccount.Decide(command, documentRequired: true, state);

    [Theory]
    [InlineData(LockCause.Retirement)]
    [InlineData(LockCause.Leave)]
    [InlineData(LockCause.Transfer)]
    public void A3_transfer_leave_and_retirement_lock(LockCause cause) =>
        Given(LanRegistered).When(Decide, Retire with { Cause = cause }).Then(Retired with { Cause = cause });

    [Fact]
    public void A3_a_lock_holds_from_its_day_on()
    {
        var locked = Given(LanRegistered, Retired).State;
        Assert.NotEmpty(locked.On(Today.AddDays(-1)).Grants);
        Assert.Empty(locked.On(Today).Grants);
        Assert.False(locked.IsOpen(Today));
    }

    [Fact]
    public void Nobody_locks_the_own_account() =>
        Given(LanRegistered).When(Decide, Retire with { By = Lan }).ThenRefused("account.own");

    [Fact]
    public void A3_a_lock_needs_its_document() =>
        Given(LanRegistered).When(Decide, Retire with { Mandate = new() })
            .ThenRefused("account.document-missing", "documentNumber");

    [Fact]
    public void The_account_must_exist() => Given().When(Decide, Retire).ThenRefused("account.unknown");
}
