using Reporting.Domain.Accounts;
using Reporting.Domain.Profiles;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class RegisterAccountSpec : AccountSpec
{
    private static readonly RegisterAccount RegisterLan = new("lan_xuan", "Nguyễn Thị Lan", [EnterXuan], Ana);

    private static Decision<AccountEvent> Decide(RegisterAccount command, Account state) =>
        RegisterAccount.Decide(command, ProfileJson.Named("chung").Accounts, state);

    private static Decision<AccountEvent> InHanoi(RegisterAccount command, Account state) =>
        RegisterAccount.Decide(command, ProfileJson.Named("hanoi").Accounts, state);

    [Theory]
    [InlineData("nguyenthilan_xaxuan", null)]
    [InlineData("nguyenthilan2_xaxuan", null)]
    [InlineData("lan_xaxuan", "account.user-name-pattern")]
    [InlineData("nguyenthilan", "account.user-name-pattern")]
    [InlineData("nguyenthilan_", "account.user-name-pattern")]
    [InlineData("nguyenthilan_xa_xuan", "account.user-name-pattern")]
    public void A3_Ha_Noi_makes_user_names_of_person_and_unit(string userName, string? code)
    {
        var asked = Given().When(InHanoi, RegisterLan with { UserName = userName, Mandate = Letter });
        if (code is not null)
            asked.ThenRefused(code, "userName");
        else
            asked.Then(new AccountRegistered(
                Account.IdOf(userName), userName, "Nguyễn Thị Lan", [EnterXuan], Ana, Mandate: Letter));
    }

    [Fact]
    public void A3_Ha_Noi_wants_the_documents_number() =>
        Given().When(InHanoi, RegisterLan with { UserName = "nguyenthilan_xaxuan" })
            .ThenRefused("account.document-missing", "documentNumber");

    [Fact]
    public void An_account_is_issued_with_its_roles() =>
        Given().When(Decide, RegisterLan).Then(LanRegistered);

    [Fact]
    public void A_role_that_is_named_twice_is_granted_once() =>
        Given().When(Decide, RegisterLan with { Grants = [EnterXuan, EnterXuan] }).Then(LanRegistered);

    [Fact]
    public void A_retry_after_further_grants_adds_nothing() =>
        Given(LanRegistered, new AccountRolesGranted(LanRegistered.AccountId, [SignXuan], Ana))
            .When(Decide, RegisterLan).Then();

    [Fact]
    public void A_user_name_belongs_to_one_account() =>
        Given(LanRegistered).When(Decide, RegisterLan with { DisplayName = "Trần Lan" })
            .ThenRefused("account.user-name-taken", "userName");

    [Theory]
    [InlineData("")]
    [InlineData("Lan_xuan")]
    [InlineData("lân")]
    [InlineData("_lan")]
    public void A_user_name_is_well_formed(string userName) =>
        Given().When(Decide, RegisterLan with { UserName = userName })
            .ThenRefused("account.user-name-malformed", "userName");

    [Fact]
    public void A_display_name_is_not_blank() =>
        Given().When(Decide, RegisterLan with { DisplayName = "" })
            .ThenRefused("text.blank", "displayName");
}
