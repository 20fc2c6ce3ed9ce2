using Reporting.Domain.Accounts;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class DeclineAccountRequestSpec
{
    private static readonly Guid Id = AccountRequest.IdOf("7/CV", "lan_xuan", AccountAct.Lock);
    private static readonly AccountActRequested Asked = new(
        Id, AccountAct.Lock, "lan_xuan", Xuan, "7/CV", Founded, null, null, null, Binh);

    private static readonly DeclineAccountRequest Decline = new(Id, "Thiếu chữ ký", Ana);

    private static Spec<AccountRequest, AccountRequestEvent>.Before Given(params AccountRequestEvent[] history) =>
        new Spec<AccountRequest, AccountRequestEvent>(AccountRequest.Initial, AccountRequest.Evolve).Given(history);

    [Fact]
    public void A3_a_request_is_declined_with_a_reason()
    {
        Given(Asked).When(DeclineAccountRequest.Decide, Decline)
            .Then(new AccountRequestDeclined(Id, "Thiếu chữ ký", Ana));
        Given(Asked).When(DeclineAccountRequest.Decide, Decline with { Reason = "" })
            .ThenRefused("text.blank", "reason");
    }

    [Fact]
    public void It_must_exist() =>
        Given().When(DeclineAccountRequest.Decide, Decline).ThenRefused("account-request.unknown", "request");
}
