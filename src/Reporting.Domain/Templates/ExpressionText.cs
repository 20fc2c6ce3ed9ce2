using System.Globalization;

namespace Reporting.Domain.Templates;

/// <summary>The text of an expression while it is read, from the front; the first error is kept.</summary>
internal sealed class ExpressionText(string text)
{
    public int At { get; set; }

    public ExpressionError? Error { get; private set; }

    /// <summary>The next character that is no blank; null at the end.</summary>
    public char? Peek()
    {
        while (At < text.Length && char.IsWhiteSpace(text[At]))
            At++;
        return At < text.Length ? text[At] : null;
    }

    public char Next() => text[At++];

    public bool Accept(char sign)
    {
        if (Peek() != sign)
            return false;
        At++;
        return true;
    }

    /// <summary>Takes a whole word, where it stands next.</summary>
    public string? Accept(string word)
    {
        _ = Peek();
        var end = At + word.Length;
        if (string.CompareOrdinal(text, At, word, 0, word.Length) != 0 || (end < text.Length && IsOfName(text[end])))
            return null;
        At = end;
        return word;
    }

    public string TakeName() => Take(IsOfName);

    public string? TakeCode() => Peek() switch
    {
        '"' => TakeQuoted(),
        { } c when char.IsLetter(c) || c == '_' => TakeName(),
        _ => Fail<string>(ExpressionErrors.NotACode(At)),
    };

    /// <summary>A column's code: between brackets nothing is subtracted, so it needs no quotes.</summary>
    public string? TakeColumn()
    {
        if (Peek() == '"')
            return TakeQuoted();
        var start = At;
        var code = Take(c => IsOfName(c) || c == '-');
        return Codes.IsWellFormed(code) ? code : Fail<string>(ExpressionErrors.NotACode(start));
    }

    public Term.Literal? TakeNumber()
    {
        var start = At;
        var digits = Take(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.');
        return digits.Length <= 28 && char.IsAsciiDigit(digits[^1])
            && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new Term.Literal(number)
            : Fail<Term.Literal>(ExpressionErrors.NotANumber(start));
    }

    // The first error is the one to show; the ones after it only follow from it.
    public T? Fail<T>(ExpressionError what) where T : class
    {
        Error ??= what;
        return null;
    }

    private string? TakeQuoted()
    {
        var open = At++;
        var code = Take(c => c != '"');
        if (At == text.Length)
            return Fail<string>(ExpressionErrors.NotClosed(open, '"'));
        At++;
        return Codes.IsWellFormed(code) ? code : Fail<string>(ExpressionErrors.NotACode(open));
    }

    private string Take(Func<char, bool> belongs)
    {
        var start = At;
        while (At < text.Length && belongs(text[At]))
            At++;
        return text[start..At];
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '_' or '.';
}
