using Reporting.Domain.Accounts;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class UnbindIdentitySpec
{
    private static readonly IdentityBound Bound = new("https://id.example", "sub-1", Binh, Ana);
    private static readonly UnbindIdentity Unbind = new("https://id.example", "sub-1", Binh, "Chuyển công tác", Ana);

    private static Spec<Identity, IdentityEvent>.Before Given(params IdentityEvent[] history) =>
        new Spec<Identity, IdentityEvent>(Identity.Initial, Identity.Evolve).Given(history);

    [Fact]
    public void A5_a_subject_is_unbound() =>
        Given(Bound).When(UnbindIdentity.Decide, Unbind)
            .Then(new IdentityUnbound("https://id.example", "sub-1", Binh, "Chuyển công tác", Ana));

    [Fact]
    public void What_is_bound_to_another_stays() =>
        Given(Bound).When(UnbindIdentity.Decide, Unbind with { AccountId = Chi }).Then();

    [Fact]
    public void It_has_a_reason() =>
        Given(Bound).When(UnbindIdentity.Decide, Unbind with { Reason = "" }).ThenRefused("text.blank", "reason");
}
