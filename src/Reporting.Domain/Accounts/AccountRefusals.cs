namespace Reporting.Domain.Accounts;

/// <summary>Every way the account rules can say no.</summary>
public static class AccountRefusals
{
    public static Refusal Unknown() =>
        new("account.unknown", "There is no such account.", "Không có tài khoản này.");

    public static Refusal UserNameMalformed() =>
        new("account.user-name-malformed",
            "A user name has 1 to 100 small Latin letters, digits, '_', '.', '-' or '@', "
            + "and begins with a letter or digit.",
            "Tên đăng nhập gồm 1 đến 100 chữ thường không dấu, chữ số, '_', '.', '-' hoặc '@', "
            + "bắt đầu bằng chữ hoặc số.",
            ["userName"]);

    public static Refusal UserNameTaken(string userName) =>
        new("account.user-name-taken",
            $"The user name '{userName}' belongs to another account.",
            $"Tên đăng nhập '{userName}' đã thuộc về tài khoản khác.", ["userName"]);

    public static Refusal NoGrants() =>
        new("account.no-grants", "Name at least one role to grant.", "Hãy nêu ít nhất một quyền cần cấp.", ["grants"]);

    public static Refusal PasswordWeak() =>
        new("account.password-weak",
            $"A password has {PasswordRules.LengthMin} to {PasswordRules.LengthMax} characters, "
            + "among them a capital letter, a small letter, a digit and a special character.",
            $"Mật khẩu có từ {PasswordRules.LengthMin} đến {PasswordRules.LengthMax} ký tự, gồm chữ hoa, chữ thường, "
            + "chữ số và ký tự đặc biệt.", ["password"]);

    public static Refusal PasswordContainsName() =>
        new("account.password-contains-name",
            "A password must not contain a part of its holder's name.",
            "Mật khẩu không được chứa tên của người sử dụng.", ["password"]);
}
