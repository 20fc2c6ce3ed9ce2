using Reporting.Domain.Accounts;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class ReleasePasswordSpec : AccountSpec
{
    private static readonly ReleasePassword Release = new(Lan, 100, Noon, "Đã xác minh", Ana);

    [Fact]
    public void A5_an_administrator_lets_sign_in_go_on() =>
        Given(LanRegistered).When(ReleasePassword.Decide, Release)
            .Then(new PasswordReleased(Lan, 100, Noon, "Đã xác minh", Ana));

    [Fact]
    public void Without_failures_there_is_nothing_to_release() =>
        Given(LanRegistered).When(ReleasePassword.Decide, Release with { FailureCount = 0 }).Then();

    [Fact]
    public void It_has_a_reason() =>
        Given(LanRegistered).When(ReleasePassword.Decide, Release with { Reason = "" })
            .ThenRefused("text.blank", "reason");
}
