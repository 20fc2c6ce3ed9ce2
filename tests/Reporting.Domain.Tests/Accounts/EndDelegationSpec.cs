using Reporting.Domain.Accounts;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class EndDelegationSpec : AccountSpec
{
    private static readonly AccountDelegated Delegated = new(
        Lan, Binh, [SignXuan], Today, Today.AddDays(9), "Đi công tác", Letter, Binh);

    [Fact]
    public void A4_acting_ends_before_its_last_day()
    {
        Given(LanRegistered, Delegated).When(EndDelegation.Decide, new EndDelegation(Lan, Binh, "Về sớm", Binh))
            .Then(new DelegationEnded(Lan, Binh, "Về sớm", Binh));
        Assert.Empty(Given(LanRegistered, Delegated, new DelegationEnded(Lan, Binh, "x", Binh)).State.On(Today).ActsFor);
    }

    [Fact]
    public void What_is_not_there_needs_no_end() =>
        Given(LanRegistered, Delegated).When(EndDelegation.Decide, new EndDelegation(Lan, Chi, "x", Chi)).Then();

    [Fact]
    public void An_end_has_a_reason() =>
        Given(LanRegistered, Delegated).When(EndDelegation.Decide, new EndDelegation(Lan, Binh, "", Binh))
            .ThenRefused("text.blank", "reason");
}
