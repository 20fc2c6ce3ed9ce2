using Reporting.Domain.Accounts;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class ChangePasswordSpec : AccountSpec
{
    private static readonly Guid Change = new("00000000-0000-0000-0000-00000000000c");

    [Fact]
    public void A5_the_holder_changes_the_password() =>
        Given(LanRegistered).When(ChangePassword.Decide, new ChangePassword(Lan, Change))
            .Then(new PasswordChanged(Lan, Change, Lan));

    [Fact]
    public void The_account_must_exist() =>
        Given().When(ChangePassword.Decide, new ChangePassword(Lan, Change)).ThenRefused("account.unknown");
}
