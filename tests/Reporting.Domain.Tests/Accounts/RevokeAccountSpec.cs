using Reporting.Domain.Accounts;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class RevokeAccountSpec : AccountSpec
{
    private static readonly RevokeAccount Revoke = new(Lan, "Nghỉ việc", Letter, Ana);

    private static Decision<AccountEvent> Decide(RevokeAccount command, Account state) =>
        RevokeAccount.Decide(command, documentRequired: true, state);

    [Fact]
    public void A3_an_account_is_revoked_for_ever()
    {
        Given(LanRegistered).When(Decide, Revoke).Then(LanRevoked);
        Assert.False(Given(LanRegistered, LanRevoked).State.IsOpen(Today));
    }

    [Fact]
    public void Nobody_revokes_the_own_account() =>
        Given(LanRegistered).When(Decide, Revoke with { By = Lan }).ThenRefused("account.own");

    [Fact]
    public void A3_revoking_needs_its_document_and_reason()
    {
        Given(LanRegistered).When(Decide, Revoke with { Mandate = new() })
            .ThenRefused("account.document-missing", "documentNumber");
        Given(LanRegistered).When(Decide, Revoke with { Reason = "" }).ThenRefused("text.blank", "reason");
    }
}
