using Reporting.Domain.Accounts;

namespace Reporting.Domain.Tests.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("Mua-Thu-2026")]
    [InlineData("aB3$aB3$")]
    public void A_password_with_all_four_kinds_is_taken(string password) =>
        Assert.Null(PasswordRules.Check(password, "lan_xuan", "Nguyễn Thị Lan"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("aB3$aB3")]
    [InlineData("mua-thu-2026")]
    [InlineData("MUA-THU-2026")]
    [InlineData("Mua-Thu-Nam")]
    [InlineData("MuaThu2026")]
    public void A_weak_password_is_refused(string? password) =>
        Assert.Equal("account.password-weak", PasswordRules.Check(password, "lan_xuan", "Nguyễn Thị Lan")?.Code);

    [Theory]
    [InlineData("Xuan-Thu-2026")]
    [InlineData("aB3$-nguyễn")]
    public void The_holders_name_is_no_password(string password) =>
        Assert.Equal("account.password-contains-name",
            PasswordRules.Check(password, "lan_xuan", "Nguyễn Thị Lan")?.Code);
}
