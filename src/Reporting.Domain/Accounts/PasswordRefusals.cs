namespace Reporting.Domain.Accounts;

/// <summary>Why a password is not taken. None of them repeats it.</summary>
public static class PasswordRefusals
{
    public static Refusal Weak() =>
        new("account.password-weak",
            $"A password has {PasswordRules.LengthMin} to {PasswordRules.LengthMax} characters, "
            + "among them a capital letter, a small letter, a digit and a special character.",
            $"Mật khẩu có từ {PasswordRules.LengthMin} đến {PasswordRules.LengthMax} ký tự, gồm chữ hoa, chữ thường, "
            + "chữ số và ký tự đặc biệt.", ["password"]);

    public static Refusal ContainsName() =>
        new("account.password-contains-name",
            "A password must not contain a part of its holder's name.",
            "Mật khẩu không được chứa tên của người sử dụng.", ["password"]);

    public static Refusal Personal() =>
        new("account.password-personal",
            "A password must not contain its holder's unit, birth date or phone number.",
            "Mật khẩu không được chứa tên đơn vị, ngày sinh hoặc số điện thoại của người sử dụng.", ["password"]);

    public static Refusal Common() =>
        new("account.password-common",
            "A password must not be made of common words, of a place and a year, or of few characters again and again.",
            "Mật khẩu không được ghép từ các từ phổ biến, từ địa danh và năm, hoặc lặp lại vài ký tự.", ["password"]);

    public static Refusal Used(int count) =>
        new("account.password-used", $"A password must differ from the last {count}.",
            $"Mật khẩu phải khác {count} mật khẩu gần nhất.", ["password"]);
}
