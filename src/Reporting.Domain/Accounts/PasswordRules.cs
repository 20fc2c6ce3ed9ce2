namespace Reporting.Domain.Accounts;

/// <summary>What a password must be (A5, HN25 16; BG22 4.4). It is judged here and kept nowhere near the
/// events.</summary>
public static class PasswordRules
{
    public const int LengthMin = 8;

    // Beyond this a "password" is a way of keeping the hash function busy.
    public const int LengthMax = 200;

    /// <summary>Why the password is refused, or null.</summary>
    public static Refusal? Check(string? password, string userName, string displayName)
    {
        if (password is null || password.Length is < LengthMin or > LengthMax
            || !password.Any(char.IsUpper) || !password.Any(char.IsLower) || !password.Any(char.IsDigit)
            || password.All(char.IsLetterOrDigit))
            return AccountRefusals.PasswordWeak();
        return NameParts(userName, displayName).Any(part => password.Contains(part, StringComparison.OrdinalIgnoreCase))
            ? AccountRefusals.PasswordContainsName()
            : null;
    }

    // Parts of one or two letters stand in nearly every password.
    private static IEnumerable<string> NameParts(string userName, string displayName) =>
        userName.Split('_', '.', '-', '@').Concat(displayName.Split(' ')).Where(part => part.Length >= 3);
}
