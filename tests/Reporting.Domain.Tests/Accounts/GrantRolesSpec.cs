using Reporting.Domain.Accounts;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class GrantRolesSpec : AccountSpec
{
    private static readonly GrantRoles GrantSign = new(LanRegistered.AccountId, [SignXuan], Binh);

    [Fact]
    public void A_role_is_added() =>
        Given(LanRegistered).When(GrantRoles.Decide, GrantSign)
            .Then(new AccountRolesGranted(LanRegistered.AccountId, [SignXuan], Binh));

    [Fact]
    public void Only_what_is_new_is_recorded() =>
        Given(LanRegistered).When(GrantRoles.Decide, GrantSign with { Grants = [EnterXuan, SignXuan] })
            .Then(new AccountRolesGranted(LanRegistered.AccountId, [SignXuan], Binh));

    [Fact]
    public void A_role_that_is_there_adds_nothing() =>
        Given(LanRegistered).When(GrantRoles.Decide, GrantSign with { Grants = [EnterXuan] }).Then();

    [Fact]
    public void The_account_must_exist() => Given().When(GrantRoles.Decide, GrantSign).ThenRefused("account.unknown");

    [Fact]
    public void A_grant_names_a_role() =>
        Given(LanRegistered).When(GrantRoles.Decide, GrantSign with { Grants = [] })
            .ThenRefused("account.no-grants", "grants");
}
