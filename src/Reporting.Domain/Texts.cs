using Reporting.Domain.Secrecy;

namespace Reporting.Domain;

/// <summary>What any text that a person wrote must be before it goes into an event.</summary>
public static class Texts
{
    public const int NameLengthMax = 500;
    public const int RemarkLengthMax = 4000;

    /// <summary>The first thing wrong with the text, or null.</summary>
    /// <param name="field">The name of the field, which becomes the refusal's place.</param>
    public static Refusal? Check(string field, string? text, int lengthMax)
    {
        if (string.IsNullOrWhiteSpace(text))
            return TextRefusals.Blank(field);
        return text.Length > lengthMax ? TextRefusals.TooLong(field, lengthMax)
            : HasForbiddenCharacter(text) ? TextRefusals.ForbiddenCharacter(field)
            : SecrecyMarks.IsIn(text) ? SecrecyRefusals.Marked(field)
            : null;
    }

    /// <summary>As <see cref="Check"/>, for a text that may be left out.</summary>
    public static Refusal? CheckOptional(string field, string? text, int lengthMax) =>
        text is null ? null : Check(field, text, lengthMax);

    // PostgreSQL's jsonb has no U+0000 and no half surrogate pairs, and nobody can see the other controls.
    private static bool HasForbiddenCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] is not ('\n' or '\r' or '\t'))
                return true;
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsSurrogatePair(text, i))
                return true;
            i++;
        }
        return false;
    }
}
