using Reporting.Domain.Accounts;
using Reporting.Domain.Certificates;
using Reporting.Domain.Tests.Certificates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

/// <summary>Nobody gets a right back by having what took it destroyed.</summary>
public sealed class RedactedAccountTests : CertificateSpec
{
    [Theory]
    [InlineData("account_locked", 0)]
    [InlineData("account_revoked", 0)]
    [InlineData("account_post_changed", 0)]
    [InlineData("delegation_ended", 0)]
    [InlineData("account_roles_granted", 1)]
    [InlineData("account_unlocked", 1)]
    [InlineData("password_changed", 1)]
    public void An_account_has_no_more_rights_than_before(string type, int grantCount)
    {
        var account = Account.Initial with { Grants = [new Grant(Role.Administer, Grant.WholeRegister)] };
        Assert.Equal(grantCount, RedactedAccount.Evolve(account, type).Grants.Count);
    }

    [Fact]
    public void A_certificate_signs_for_no_longer_than_before()
    {
        var ended = RedactedCertificate.Evolve(Fold(Bound, Confirmed), "certificate_ended", Noon.AddHours(3));
        Assert.NotNull(ended.At(Noon.AddHours(2)));
        Assert.Null(ended.At(Noon.AddHours(3)));
        // Nobody confirmed it, as far as can be seen.
        Assert.Null(RedactedCertificate.Evolve(Fold(Bound), "certificate_confirmed", Noon).At(Noon.AddHours(2)));
    }
}
