using Reporting.Domain.Accounts;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class BindIdentitySpec
{
    private static readonly BindIdentity Bind = new("https://id.example", "sub-1", Binh, Ana);
    private static readonly IdentityBound Bound = new("https://id.example", "sub-1", Binh, Ana);

    private static Spec<Identity, IdentityEvent>.Before Given(params IdentityEvent[] history) =>
        new Spec<Identity, IdentityEvent>(Identity.Initial, Identity.Evolve).Given(history);

    [Fact]
    public void A5_a_subject_is_bound_to_an_account() => Given().When(BindIdentity.Decide, Bind).Then(Bound);

    [Fact]
    public void A_subject_opens_one_account() =>
        Given(Bound).When(BindIdentity.Decide, Bind with { AccountId = Chi })
            .ThenRefused("account.identity-taken", "subject");

    [Theory]
    [InlineData("", "text.blank")]
    [InlineData("\u0001", "text.forbidden-character")]
    public void A_subject_is_a_text(string subject, string code) =>
        Given().When(BindIdentity.Decide, Bind with { Subject = subject }).ThenRefused(code, "subject");
}
