using Reporting.Domain.Accounts;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class ReportPasswordLossSpec : AccountSpec
{
    [Theory]
    [InlineData(LossCause.Lost)]
    [InlineData(LossCause.Stolen)]
    [InlineData(LossCause.Misused)]
    public void A5_a_loss_is_reported(LossCause cause) =>
        Given(LanRegistered).When(ReportPasswordLoss.Decide, new ReportPasswordLoss(Lan, cause, "Mất sổ tay", Lan))
            .Then(new PasswordLossReported(Lan, cause, "Mất sổ tay", Lan));

    [Fact]
    public void It_says_what_happened() =>
        Given(LanRegistered).When(ReportPasswordLoss.Decide, new ReportPasswordLoss(Lan, LossCause.Lost, "", Lan))
            .ThenRefused("text.blank", "note");

    [Fact]
    public void A_revoked_account_has_nothing_to_lose() =>
        Given(LanRegistered, LanRevoked)
            .When(ReportPasswordLoss.Decide, new ReportPasswordLoss(Lan, LossCause.Lost, "x", Lan))
            .ThenRefused("account.revoked");
}
