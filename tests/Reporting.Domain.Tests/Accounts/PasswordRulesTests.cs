using Reporting.Domain.Accounts;

namespace Reporting.Domain.Tests.Accounts;

/// <summary>A5 and NIST SP 800-63B-4, the stricter of both.</summary>
public sealed class PasswordRulesTests
{
    private static readonly PasswordHolder Lan = new(
        "lan_xuan", "Nguyễn Thị Lan", ["01-xuan", "Xã Xuân Đỉnh"], new DateOnly(1990, 3, 12), "0912 345 678");

    [Theory]
    [InlineData("Gạch-Ngói-3-Tầng")]
    [InlineData("kY7.vPq2-RtWm9+c")]
    [InlineData("Trâu vàng bơi 7 vòng!")]
    [InlineData("aB3$cD4%eF5^gH6")]
    public void A5_a_password_with_all_four_kinds_is_taken(string password) =>
        Assert.Null(PasswordRules.Check(password, Lan));

    [Fact]
    public void A5_fifteen_to_a_hundred_and_twenty_eight_characters()
    {
        const string Long = "aB3$cD4%eF5^gH6&iJ7*kL8(mN9)oP0_";
        Assert.Null(PasswordRules.Check(string.Concat(Enumerable.Repeat(Long, 4)), Lan));
        Assert.Equal("account.password-weak", PasswordRules.Check(string.Concat(Enumerable.Repeat(Long, 4)) + "x", Lan)?.Code);
        Assert.Equal("account.password-weak", PasswordRules.Check("aB3$cD4%eF5^gH", Lan)?.Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("aB3$aB3")]
    [InlineData("gạch-ngói-3-tầng")]
    [InlineData("GẠCH-NGÓI-3-TẦNG")]
    [InlineData("Gạch-Ngói-Ba-Tầng")]
    [InlineData("GạchNgói3TầngLầu")]
    public void A5_a_weak_password_is_refused(string? password) =>
        Assert.Equal("account.password-weak", PasswordRules.Check(password, Lan)?.Code);

    [Theory]
    [InlineData("kY7.vPq2-Lan-RtWm")]
    [InlineData("kY7.NGUYỄN-vPq2Rt")]
    [InlineData("kY7.nguyen-vPq2Rt")]
    [InlineData("kY7.l-a-n-vPq2RtW")]
    public void A5_the_holders_name_is_no_password(string password) =>
        Assert.Equal("account.password-contains-name", PasswordRules.Check(password, Lan)?.Code);

    [Theory]
    [InlineData("kY.vPq-RtWm-12031990")]
    [InlineData("kY.vPq-RtWm-12/3/1990")]
    [InlineData("kY.1990-03-12-vPqRt")]
    [InlineData("kY.12-03-90-vPqRtWm")]
    [InlineData("kY.345678-vPqRtWmzz")]
    [InlineData("kY.34.56.78-vPqRtWm")]
    [InlineData("kY.XãXuânĐỉnh-vPq7t")]
    public void A5_birth_date_phone_and_unit_are_no_password(string password) =>
        Assert.Contains(PasswordRules.Check(password, Lan)?.Code,
            (string?[])["account.password-personal", "account.password-contains-name"]);

    [Theory]
    [InlineData("HaiPhong2026!!HaiPhong")]
    [InlineData("Haiphong-2026-2027")]
    [InlineData("Password-Password-1")]
    [InlineData("P@ssw0rd-P@ssw0rd")]
    [InlineData("Matkhau-Hanoi-2026")]
    [InlineData("Qwertyuiop-123456")]
    [InlineData("QuanTri@HeThong2026")]
    [InlineData("BaoCao.ThongKe.2026")]
    [InlineData("aaaaaaaaaaaaaaA1!")]
    [InlineData("Admin@1234567890")]
    public void A5_common_words_places_and_years_are_no_password(string password) =>
        Assert.Equal("account.password-common", PasswordRules.Check(password, new PasswordHolder("minh", "Lê Minh"))?.Code);
}
