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

    public static Refusal Revoked() =>
        new("account.revoked", "The account was revoked, for ever.", "Tài khoản đã bị thu hồi vĩnh viễn.");

    public static Refusal Own() =>
        new("account.own", "Nobody locks or revokes the own account.",
            "Không ai được tự khóa hoặc tự thu hồi tài khoản của mình.");

    public static Refusal DocumentMissing() =>
        new("account.document-missing",
            "This act needs the number of the written request (documentNumber).",
            "Việc này cần số văn bản đề nghị (documentNumber).", ["documentNumber"]);

    public static Refusal UserNamePattern(string displayName) =>
        new("account.user-name-pattern",
            $"The user name must be the holder's name and the unit's, for example {Unaccented.LettersOf(displayName)}_sotaichinh.",
            $"Tên đăng nhập phải theo mẫu hovaten_tendonvi, ví dụ {Unaccented.LettersOf(displayName)}_sotaichinh.",
            ["userName"]);

    public static Refusal PrincipalUnknown() =>
        new("account.principal-unknown", "There is no other account of that name to act for.",
            "Không có tài khoản khác mang tên đó để được ủy quyền.", ["for"]);

    public static Refusal NotThePrincipals() =>
        new("account.not-the-principals", "Only roles that the other account itself has can be handed on.",
            "Chỉ được ủy quyền những vai trò mà chính tài khoản kia đang có.", ["grants"]);

    public static Refusal DelegationDays(int daysMax) =>
        new("account.delegation-days",
            $"An account acts for another from a day to a later one that is not over, for at most {daysMax} days.",
            $"Thời gian ủy quyền phải từ ngày trước đến ngày sau, chưa kết thúc, và không quá {daysMax} ngày.",
            ["from", "until"]);

    public static Refusal IdentityTaken() =>
        new("account.identity-taken", "This subject opens another account already.",
            "Danh tính này đã gắn với tài khoản khác.", ["subject"]);
}
