namespace Reporting.Domain.Accounts;

/// <summary>User names: small Latin letters, digits, <c>_ . - @</c>, at most 100 (A3:
/// <c>hovaten_tendonvi</c>).</summary>
/// <remarks>Capital letters are refused, so that no two accounts differ in them alone.</remarks>
public static class UserNames
{
    private static readonly char[] Digits = [.. "0123456789"];

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

    /// <summary>Whether it is <c>hovaten_tendonvi</c> (HN25): the holder's name without diacritics and blanks, with a
    /// number where another has the same one, then the unit's name or its short form.</summary>
    public static bool IsOfNameAndUnit(string userName, string displayName)
    {
        var parts = userName.Split('_');
        return parts is [var person, { Length: > 0 } unit]
            && person.TrimEnd(Digits) == Unaccented.LettersOf(displayName).TrimEnd(Digits)
            && unit.All(IsLetterOrDigit);
    }

    private static bool IsLetterOrDigit(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
