namespace Reporting.Domain.Accounts;

/// <summary>What a password must be: the stricter of the regulations (A5, HN25 16; BG22 4.4: four kinds of characters,
/// nothing of its holder) and NIST SP 800-63B-4 (15 characters where it is the only factor, a list of common ones). It
/// is judged here and kept nowhere near the events.</summary>
public static class PasswordRules
{
    /// <summary>NIST SP 800-63B-4 3.1.1.2 for a password that is the only factor. There is no second one here: who has
    /// one signs in through the identity provider, without a password.</summary>
    public const int LengthMin = 15;

    // Beyond this a "password" is a way of keeping the hash function busy.
    public const int LengthMax = 128;

    /// <summary>How many earlier passwords may not come back, the present one among them.</summary>
    public const int RememberedCount = 5;

    private const int DistinctMin = 6;

    /// <summary>Why the password is refused, or null.</summary>
    public static Refusal? Check(string? password, PasswordHolder holder)
    {
        if (password is null || password.Length is < LengthMin or > LengthMax
            || !password.Any(char.IsUpper) || !password.Any(char.IsLower) || !password.Any(char.IsDigit)
            || password.All(char.IsLetterOrDigit))
            return PasswordRefusals.Weak();
        // "L.a.n" is as good as "Lan" to whoever knows her.
        var plain = Unaccented.LettersOf(password);
        if (holder.NameParts().Any(part => plain.Contains(part, StringComparison.Ordinal)))
            return PasswordRefusals.ContainsName();
        if (holder.UnitParts().Any(part => plain.Contains(part, StringComparison.Ordinal))
            || holder.Numbers().Any(number => plain.Contains(number, StringComparison.Ordinal)))
            return PasswordRefusals.Personal();
        return password.Distinct().Count() < DistinctMin || CommonPasswords.Makes(password)
            ? PasswordRefusals.Common()
            : null;
    }
}
