namespace Reporting.Read.Reading;

/// <summary>Texts without case and diacritics: <c>Đông Anh</c> is found by <c>dong anh</c>.</summary>
internal static class Folded
{
    // Decomposed, a letter with marks is the plain letter and marks after it; only the stroke of đ does not come off.
    public static string Sql(string text) =>
        $"""lower(regexp_replace(normalize(translate({text}, 'Đđ', 'Dd'), nfd), '[\u0300-\u036f]', '', 'g') collate "C")""";
}
