using Reporting.Domain.Accounts;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class UnlockAccountSpec : AccountSpec
{
    private static readonly UnlockAccount Unlock = new(Lan, "Trở lại làm việc", Letter, Ana);
    private static readonly AccountLocked OnLeave = new(Lan, LockCause.Leave, Today, "Nghỉ phép", Letter, Ana);

    private static Decision<AccountEvent> Decide(UnlockAccount command, Account state) =>
        UnlockAccount.Decide(command, documentRequired: true, state);

    [Fact]
    public void A3_a_locked_account_is_opened() =>
        Given(LanRegistered, OnLeave).When(Decide, Unlock)
            .Then(new AccountUnlocked(Lan, "Trở lại làm việc", Letter, Ana));

    [Fact]
    public void An_open_one_stays_open() => Given(LanRegistered).When(Decide, Unlock).Then();

    [Fact]
    public void A_revoked_one_is_not_opened() =>
        Given(LanRegistered, LanRevoked).When(Decide, Unlock).ThenRefused("account.revoked");

    [Fact]
    public void A3_opening_needs_its_document() =>
        Given(LanRegistered, OnLeave).When(Decide, Unlock with { Mandate = new() })
            .ThenRefused("account.document-missing", "documentNumber");
}
