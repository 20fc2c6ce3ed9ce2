using Reporting.Domain.Accounts;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class GrantRolesSpec : AccountSpec
{
    private static readonly GrantRoles GrantSign = new(LanRegistered.AccountId, [SignXuan], Binh);

    private static Decision<AccountEvent> Decide(GrantRoles command, Account state) =>
        GrantRoles.Decide(command, documentRequired: false, state);

    [Fact]
    public void A3_a_grant_may_need_its_document_and_a_revoked_account_gets_none()
    {
        Given(LanRegistered).When(state => GrantRoles.Decide(GrantSign, documentRequired: true, state))
            .ThenRefused("account.document-missing", "documentNumber");
        Given(LanRegistered, LanRevoked).When(Decide, GrantSign).ThenRefused("account.revoked");
    }

    [Fact]
    public void A_role_is_added() =>
        Given(LanRegistered).When(Decide, GrantSign)
            .Then(new AccountRolesGranted(LanRegistered.AccountId, [SignXuan], Binh));

    [Fact]
    public void Only_what_is_new_is_recorded() =>
        Given(LanRegistered).When(Decide, GrantSign with { Grants = [EnterXuan, SignXuan] })
            .Then(new AccountRolesGranted(LanRegistered.AccountId, [SignXuan], Binh));

    [Fact]
    public void A_role_that_is_there_adds_nothing() =>
        Given(LanRegistered).When(Decide, GrantSign with { Grants = [EnterXuan] }).Then();

    [Fact]
    public void The_account_must_exist() => Given().When(Decide, GrantSign).ThenRefused("account.unknown");

    [Fact]
    public void A_grant_names_a_role() =>
        Given(LanRegistered).When(Decide, GrantSign with { Grants = [] })
            .ThenRefused("account.no-grants", "grants");
}
