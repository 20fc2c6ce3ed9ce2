using Reporting.Domain.Accounts;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class ChangePostSpec : AccountSpec
{
    private static readonly ChangePost ToThu = new(Lan, Thu, [new(Role.Enter, Thu)], "Điều động", Letter, Ana);

    private static Decision<AccountEvent> Decide(ChangePost command, Account state) =>
        ChangePost.Decide(command, documentRequired: true, state);

    [Fact]
    public void A3_new_roles_take_the_place_of_the_old_ones() =>
        Given(LanRegistered).When(Decide, ToThu)
            .Then(new AccountPostChanged(Lan, Thu, [new(Role.Enter, Thu)], "Điều động", Letter, Ana));

    [Fact]
    public void A3_whoever_moves_acts_for_nobody_any_more() => Assert.Empty(
        Account.Evolve(
            Given(LanRegistered, new AccountDelegated(Lan, Ana, [SignXuan], Today, Today, "x", Letter, Ana)).State,
            new AccountPostChanged(Lan, Thu, [], "x", Letter, Ana)).Delegations);

    [Fact]
    public void A3_a_change_needs_its_document_and_reason()
    {
        Given(LanRegistered).When(Decide, ToThu with { Mandate = new() })
            .ThenRefused("account.document-missing", "documentNumber");
        Given(LanRegistered).When(Decide, ToThu with { Reason = " " }).ThenRefused("text.blank", "reason");
        Given(LanRegistered).When(Decide, ToThu with { Mandate = new(new string('1', 101)) })
            .ThenRefused("text.too-long", "documentNumber");
    }

    [Fact]
    public void Where_no_act_wants_a_document_there_may_be_none() =>
        Given(LanRegistered).When(state => ChangePost.Decide(ToThu with { Mandate = new() }, false, state))
            .Then(new AccountPostChanged(Lan, Thu, [new(Role.Enter, Thu)], "Điều động", new Mandate(), Ana));

    [Fact]
    public void Only_an_account_that_is_there_changes()
    {
        Given().When(Decide, ToThu).ThenRefused("account.unknown");
        Given(LanRegistered, LanRevoked).When(Decide, ToThu).ThenRefused("account.revoked");
    }
}
