namespace Reporting.Domain.Accounts;

/// <summary>User names: small Latin letters, digits, <c>_ . - @</c>, at most 100 (A3:
/// <c>hovaten_tendonvi</c>).</summary>
/// <remarks>Capital letters are refused, so that no two accounts differ in them alone.</remarks>
public static class UserNames
{
    public static bool IsWellFormed(string? userName)
    {
        if (string.IsNullOrEmpty(userName) || userName.Length > Codes.LengthMax || !IsLetterOrDigit(userName[0]))
            return false;
        foreach (var c in userName)
        {
            if (!IsLetterOrDigit(c) && c is not ('_' or '.' or '-' or '@'))
                return false;
        }
        return true;
    }

    private static bool IsLetterOrDigit(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
