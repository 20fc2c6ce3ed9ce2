using System.Collections.Frozen;

namespace Reporting.Domain.Accounts;

/// <summary>Words that passwords are most often made of, here and everywhere (common-passwords.txt): lists of leaked
/// ones, keyboard runs, places, offices, seasons.</summary>
internal static class CommonPasswords
{
    private static readonly FrozenSet<string> Words = Read();
    private static readonly int LengthMax = Words.Max(word => word.Length);

    /// <summary>Whether nothing but common words and numbers is in it, also with digits for letters: "P@ssw0rd2026",
    /// "HaiPhong2026HaiPhong". A long enough part that is none makes it another one.</summary>
    public static bool Makes(string password) =>
        Split(Unaccented.LettersOf(password)) || Split(Unaccented.LettersOf(Letters(password)));

    /// <summary>Whether words and numbers cover the text but for a letter here and there.</summary>
    private static bool Split(string text)
    {
        // uncovered[i]: how few of the first i characters can be left outside of words and numbers.
        var uncovered = new int[text.Length + 1];
        for (var end = 1; end <= text.Length; end++)
        {
            uncovered[end] = uncovered[end - 1] + (char.IsAsciiDigit(text[end - 1]) ? 0 : 1);
            for (var length = 2; length <= Math.Min(LengthMax, end); length++)
            {
                if (uncovered[end - length] < uncovered[end] && Words.Contains(text.Substring(end - length, length)))
                    uncovered[end] = uncovered[end - length];
            }
        }
        return uncovered[^1] <= 3;
    }

    private static string Letters(string text) => string.Concat(text.Select(c => c switch
    {
        '0' => 'o', '1' or '!' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', '8' => 'b', _ => c,
    }));

    private static FrozenSet<string> Read()
    {
        using var file = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
    }
}
