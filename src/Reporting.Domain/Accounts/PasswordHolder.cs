using System.Globalization;

namespace Reporting.Domain.Accounts;

/// <summary>What is known of a password's holder: none of it may stand in the password (A5).</summary>
/// <param name="UserName">The name to sign in with.</param>
/// <param name="DisplayName">The person's name.</param>
/// <param name="Units">Codes and names of the units it works for.</param>
public sealed record PasswordHolder(
    string UserName, string DisplayName, EquatableArray<string> Units = default, DateOnly? BirthDate = null,
    string? Phone = null)
{
    private static readonly string[] DateForms =
        ["ddMMyyyy", "dMyyyy", "yyyyMMdd", "MMddyyyy", "ddMMyy", "yyMMdd", "yyyyddMM"];

    /// <summary>Parts of one or two letters stand in nearly every password.</summary>
    internal IEnumerable<string> NameParts() =>
        UserName.Split('_', '.', '-', '@').Concat(DisplayName.Split(' ')).Append(DisplayName)
            .Select(Unaccented.LettersOf).Where(part => part.Length >= 3);

    internal IEnumerable<string> UnitParts() => Units.Select(Unaccented.LettersOf).Where(part => part.Length >= 3);

    /// <summary>Digits in a row that would give the holder away.</summary>
    internal IEnumerable<string> Numbers()
    {
        if (BirthDate is { } born)
        {
            foreach (var form in DateForms)
                yield return born.ToString(form, CultureInfo.InvariantCulture);
        }
        var phone = string.Concat((Phone ?? "").Where(char.IsAsciiDigit));
        if (phone.Length >= 6)
            yield return phone[^6..];
    }
}
