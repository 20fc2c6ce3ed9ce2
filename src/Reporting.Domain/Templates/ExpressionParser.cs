using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Reporting.Domain.Templates;

/// <summary>Recursive descent over this grammar; every error names the character at which it was seen.</summary>
/// <remarks><code>
/// expression = sum ( "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ) sum
/// sum        = product { ( "+" | "-" ) product }
/// product    = factor { "*" factor }
/// factor     = "-" factor | "(" sum ")" | number | code
/// code       = letter or "_", then letters, digits, "_", "."; any other code between double quotes
/// </code></remarks>
internal sealed class ExpressionParser
{
    // Deep enough for every form, shallow enough for the stack.
    private const int DepthMax = 50;
    private const int LengthMax = 2000;

    private readonly string text;
    private int at;
    private int depth;
    private ExpressionError? error;

    private ExpressionParser(string text) => this.text = text;

    public static bool TryParse(
        string text, [NotNullWhen(true)] out Expression? expression, [NotNullWhen(false)] out ExpressionError? error)
    {
        var parser = new ExpressionParser(text);
        expression = text.Length > LengthMax ? null : parser.ParseExpression();
        error = expression is null ? parser.error ?? ExpressionErrors.TooLong(LengthMax) : null;
        return expression is not null;
    }

    private Expression? ParseExpression()
    {
        if (ParseSum() is not { } left || ParseComparison() is not { } comparison || ParseSum() is not { } right)
            return null;
        return Peek() is null
            ? new Expression(left, comparison, right)
            : Fail<Expression>(ExpressionErrors.EndExpected(at));
    }

    private Comparison? ParseComparison()
    {
        var sign = Peek();
        if (sign is not ('=' or '!' or '<' or '>') || (sign == '!' && (at + 1 == text.Length || text[at + 1] != '=')))
        {
            error ??= ExpressionErrors.ComparisonExpected(at);
            return null;
        }
        at++;
        var orEqual = sign != '=' && at < text.Length && text[at] == '=';
        at += orEqual ? 1 : 0;
        return (sign, orEqual) switch
        {
            ('=', _) => Comparison.Equal,
            ('!', _) => Comparison.NotEqual,
            ('<', false) => Comparison.Less,
            ('<', true) => Comparison.LessOrEqual,
            ('>', false) => Comparison.Greater,
            _ => Comparison.GreaterOrEqual,
        };
    }

    private Term? ParseSum()
    {
        var left = ParseProduct();
        while (left is not null && Peek() is '+' or '-')
        {
            var sign = text[at++];
            left = ParseProduct() is { } right ? new Term.Binary(left!, sign, right) : null;
        }
        return left;
    }

    private Term? ParseProduct()
    {
        var left = ParseFactor();
        while (left is not null && Peek() == '*')
        {
            at++;
            left = ParseFactor() is { } right ? new Term.Binary(left, '*', right) : null;
        }
        return left;
    }

    private Term? ParseFactor()
    {
        if (++depth > DepthMax)
            return Fail<Term>(ExpressionErrors.TooDeep(at, DepthMax));
        var factor = Peek() switch
        {
            '-' => ParseNegative(),
            '(' => ParseParenthesised(),
            '"' => ParseQuoted(),
            >= '0' and <= '9' => ParseNumber(),
            { } c when char.IsLetter(c) || c == '_' =>
                new Term.Figure(Take(c => char.IsLetterOrDigit(c) || c is '_' or '.')),
            _ => Fail<Term>(ExpressionErrors.TermExpected(at)),
        };
        depth--;
        return factor;
    }

    private Term.Negative? ParseNegative()
    {
        at++;
        return ParseFactor() is { } operand ? new Term.Negative(operand) : null;
    }

    private Term? ParseParenthesised()
    {
        var open = at++;
        if (ParseSum() is not { } inner)
            return null;
        if (Peek() != ')')
            return Fail<Term>(ExpressionErrors.NotClosed(open, '('));
        at++;
        return inner;
    }

    private Term.Figure? ParseQuoted()
    {
        var open = at++;
        var code = Take(c => c != '"');
        if (at == text.Length)
            return Fail<Term.Figure>(ExpressionErrors.NotClosed(open, '"'));
        at++;
        return Codes.IsWellFormed(code) ? new Term.Figure(code) : Fail<Term.Figure>(ExpressionErrors.NotACode(open));
    }

    private Term.Literal? ParseNumber()
    {
        var start = at;
        var digits = Take(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.');
        return digits.Length <= 28 && char.IsAsciiDigit(digits[^1])
            && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new Term.Literal(number)
            : Fail<Term.Literal>(ExpressionErrors.NotANumber(start));
    }

    private string Take(Func<char, bool> belongs)
    {
        var start = at;
        while (at < text.Length && belongs(text[at]))
            at++;
        return text[start..at];
    }

    private char? Peek()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at < text.Length ? text[at] : null;
    }

    // The first error is the one to show; the ones after it only follow from it.
    private T? Fail<T>(ExpressionError what) where T : class
    {
        error ??= what;
        return null;
    }
}
