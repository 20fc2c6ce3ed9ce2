using Reporting.Domain.Accounts;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class RegisterAccountSpec : AccountSpec
{
    private static readonly RegisterAccount RegisterLan = new("lan_xuan", "Nguyễn Thị Lan", [EnterXuan], Ana);

    [Fact]
    public void An_account_is_issued_with_its_roles() =>
        Given().When(RegisterAccount.Decide, RegisterLan).Then(LanRegistered);

    [Fact]
    public void A_role_that_is_named_twice_is_granted_once() =>
        Given().When(RegisterAccount.Decide, RegisterLan with { Grants = [EnterXuan, EnterXuan] }).Then(LanRegistered);

    [Fact]
    public void A_retry_after_further_grants_adds_nothing() =>
        Given(LanRegistered, new AccountRolesGranted(LanRegistered.AccountId, [SignXuan], Ana))
            .When(RegisterAccount.Decide, RegisterLan).Then();

    [Fact]
    public void A_user_name_belongs_to_one_account() =>
        Given(LanRegistered).When(RegisterAccount.Decide, RegisterLan with { DisplayName = "Trần Lan" })
            .ThenRefused("account.user-name-taken", "userName");

    [Theory]
    [InlineData("")]
    [InlineData("Lan_xuan")]
    [InlineData("lân")]
    [InlineData("_lan")]
    public void A_user_name_is_well_formed(string userName) =>
        Given().When(RegisterAccount.Decide, RegisterLan with { UserName = userName })
            .ThenRefused("account.user-name-malformed", "userName");

    [Fact]
    public void A_display_name_is_not_blank() =>
        Given().When(RegisterAccount.Decide, RegisterLan with { DisplayName = "" })
            .ThenRefused("text.blank", "displayName");
}
