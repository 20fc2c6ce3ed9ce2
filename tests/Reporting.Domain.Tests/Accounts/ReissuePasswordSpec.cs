using Reporting.Domain.Accounts;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class ReissuePasswordSpec : AccountSpec
{
    private static readonly Guid Id = AccountRequest.IdOf("7/CV", "lan_xuan", AccountAct.ReissuePassword);
    private static readonly AccountRequest Asked = Of(AccountAct.ReissuePassword, "lan_xuan");
    private static readonly ReissuePassword Reissue = new(Lan, Id, Ana);

    private static AccountRequest Of(AccountAct act, string userName) => AccountRequest.Evolve(
        AccountRequest.Initial,
        new AccountActRequested(Id, act, userName, Xuan, "7/CV", Founded, null, null, null, Binh));

    [Fact]
    public void A5_the_operator_reissues_what_the_units_administrator_requested()
    {
        Given(LanRegistered).When(state => ReissuePassword.Decide(Reissue, Asked, state))
            .Then(new PasswordReissued(Lan, Id, "7/CV", Ana));
        Assert.Null(Given(
            LanRegistered, new PasswordLossReported(Lan, LossCause.Stolen, "x", Lan),
            new PasswordReissued(Lan, Id, "7/CV", Ana)).State.PasswordLoss);
    }

    [Fact]
    public void A5_not_the_same_person() =>
        Given(LanRegistered).When(state => ReissuePassword.Decide(Reissue with { By = Binh }, Asked, state))
            .ThenRefused("account-request.own", "request");

    [Fact]
    public void The_request_is_for_this()
    {
        Refused(AccountRequest.Initial, "account-request.unknown");
        Refused(Of(AccountAct.Lock, "lan_xuan"), "account-request.for-another");
        Refused(Of(AccountAct.ReissuePassword, "binh"), "account-request.for-another");
        Refused(Asked with { IsDeclined = true }, "account-request.declined");
    }

    private static void Refused(AccountRequest request, string code) =>
        Given(LanRegistered).When(state => ReissuePassword.Decide(Reissue, request, state))
            .ThenRefused(code, "request");
}
