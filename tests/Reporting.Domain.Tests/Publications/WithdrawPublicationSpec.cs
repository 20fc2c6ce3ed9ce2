using Reporting.Domain.Publications;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Publications;

public sealed class WithdrawPublicationSpec : PublicationSpec
{
    private static readonly WithdrawPublication Withdraw =
        new(Asked.PublicationId, LookingUpEvents.PublicationOff.Reason, Chi);

    [Fact]
    public void F6_What_was_published_is_withdrawn() => Given(Asked, LookingUpEvents.Approved)
        .When(WithdrawPublication.Decide, Withdraw).Then(LookingUpEvents.PublicationOff);

    [Fact]
    public void What_was_only_asked_for_is_withdrawn_too() =>
        Given(Asked).When(WithdrawPublication.Decide, Withdraw).Then(LookingUpEvents.PublicationOff);

    [Fact]
    public void It_says_why() => Given(Asked).When(WithdrawPublication.Decide, Withdraw with { Reason = "" })
        .ThenRefused("text.blank", "reason");

    [Fact]
    public void It_was_asked_for() => Given().When(WithdrawPublication.Decide, Withdraw)
        .ThenRefused("publication.unknown");
}
