namespace Reporting.Domain.Accounts;

/// <summary>Vietnamese text as it is typed without diacritics, in small letters: what people make names and passwords
/// of.</summary>
internal static class Unaccented
{
    private static readonly Dictionary<char, char> Plain = new[]
    {
        "aàáảãạăằắẳẵặâầấẩẫậ", "dđ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự", "yỳýỷỹỵ",
    }.SelectMany(letters => letters[1..], (letters, c) => (c, letters[0])).ToDictionary();

    /// <summary>Each character's plain form; combining marks are left out.</summary>
    public static string Of(string text) => string.Concat(text
        .Where(c => c is < '\u0300' or > '\u036f')
        .Select(char.ToLowerInvariant).Select(c => Plain.GetValueOrDefault(c, c)));

    /// <summary>Only its letters and digits.</summary>
    public static string LettersOf(string text) => string.Concat(Of(text).Where(char.IsAsciiLetterOrDigit));
}
