using System.Diagnostics.CodeAnalysis;

namespace Reporting.Domain.Templates;

/// <summary>Recursive descent over this grammar; every error names the character at which it was seen.</summary>
/// <remarks><code>
/// expression = comparison { ( "and" | "or" ) comparison }
/// comparison = sum ( "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ) sum
/// sum        = product { ( "+" | "-" ) product }
/// product    = factor { ( "*" | "/" ) factor }
/// factor     = "-" factor | "(" sum ")" | number | cell | function "(" operand { "," operand } ")"
/// operand    = sum | range
/// cell       = code [ "[" column "]" ] | "[" column "]"
/// range      = code "[" "*" "]" | "*" [ "[" ( column | "*" ) "]" ]
/// column     = letters, digits, "_", "-", "."; or a code between double quotes
/// code       = letter or "_", then letters, digits, "_", "."; any other code between double quotes
/// </code>"and" binds as strongly as "or": they are read from the left.</remarks>
internal sealed class ExpressionParser
{
    // Deep enough for every form, shallow enough for the stack.
    private const int DepthMax = 50;
    private const int LengthMax = 2000;

    private readonly ExpressionText text;
    private int depth;

    private ExpressionParser(ExpressionText text) => this.text = text;

    public static bool TryParse(
        string text, [NotNullWhen(true)] out Expression? expression, [NotNullWhen(false)] out ExpressionError? error)
    {
        expression = Whole(text, parser => parser.ParseCondition(), out error) is { } whole ? new Expression(whole) : null;
        return expression is not null;
    }

    public static bool TryParse(
        string text, [NotNullWhen(true)] out Formula? formula, [NotNullWhen(false)] out ExpressionError? error)
    {
        formula = Whole(text, parser => parser.ParseSide(), out error) is { } whole ? new Formula(whole) : null;
        return formula is not null;
    }

    private static T? Whole<T>(string text, Func<ExpressionParser, T?> parse, out ExpressionError? error) where T : class
    {
        error = text.Length > LengthMax ? ExpressionErrors.TooLong(LengthMax) : null;
        if (error is not null)
            return null;
        var read = new ExpressionText(text);
        var whole = parse(new ExpressionParser(read));
        if (whole is not null && read.Peek() is not null)
            whole = read.Fail<T>(ExpressionErrors.EndExpected(read.At));
        error = read.Error;
        return whole;
    }

    private Condition? ParseCondition()
    {
        Condition? left = ParseCompared();
        while (left is not null && (text.Accept("and") ?? text.Accept("or")) is { } word)
            left = ParseCompared() is { } right ? new Condition.Joined(left, word == "and", right) : null;
        return left;
    }

    private Condition.Compared? ParseCompared() =>
        ParseSide() is { } left && ComparisonSign.Take(text) is { } comparison && ParseSide() is { } right
            ? new Condition.Compared(left, comparison, right)
            : null;

    /// <summary>A sum that stands by itself: there, a range would be many numbers at once.</summary>
    private Term? ParseSide() => ParseSum() switch
    {
        { LooseRange: { } range } => text.Fail<Term>(ExpressionErrors.RangeOutsideFunction(range.At)),
        var side => side,
    };

    private Term? ParseSum()
    {
        var left = ParseProduct();
        while (left is not null && text.Peek() is '+' or '-')
        {
            var sign = text.Next();
            left = ParseProduct() is { } right ? new Term.Binary(left!, sign, right) : null;
        }
        return left;
    }

    private Term? ParseProduct()
    {
        var left = ParseFactor();
        while (left is not null && text.Peek() is '*' or '/')
        {
            var sign = text.Next();
            left = ParseFactor() is { } right ? new Term.Binary(left!, sign, right) : null;
        }
        return left;
    }

    private Term? ParseFactor()
    {
        var sign = text.Peek();
        if (++depth > DepthMax)
            return text.Fail<Term>(ExpressionErrors.TooDeep(text.At, DepthMax));
        var factor = sign switch
        {
            '-' => ParseNegative(),
            '(' => ParseParenthesised(),
            '"' or '[' => ParseCell(),
            >= '0' and <= '9' => text.TakeNumber(),
            { } c when char.IsLetter(c) || c == '_' => ParseNamed(),
            _ => text.Fail<Term>(ExpressionErrors.TermExpected(text.At)),
        };
        depth--;
        return factor;
    }

    private Term.Negative? ParseNegative()
    {
        text.At++;
        return ParseFactor() is { } operand ? new Term.Negative(operand) : null;
    }

    private Term? ParseParenthesised()
    {
        var open = text.At++;
        if (ParseSum() is not { } inner)
            return null;
        return text.Accept(')') ? inner : text.Fail<Term>(ExpressionErrors.NotClosed(open, '('));
    }

    private Term? ParseNamed()
    {
        var start = text.At;
        var name = text.TakeName();
        if (text.Peek() == '(')
            return ParseCall(name, start);
        text.At = start;
        return ParseCell();
    }

    private Term? ParseCall(string name, int start)
    {
        var open = text.At++;
        var operands = new List<Term>();
        do
        {
            if (ParseOperand(name is "sum" or "min" or "max") is not { } operand)
                return null;
            operands.Add(operand);
        }
        while (text.Accept(','));
        if (!text.Accept(')'))
            return text.Fail<Term>(ExpressionErrors.NotClosed(open, '('));
        var (call, wrong) = FunctionTerms.Make(name, start, operands);
        return call ?? text.Fail<Term>(wrong!);
    }

    private Term? ParseOperand(bool mayBeRange)
    {
        if (text.Peek() != '*' || !mayBeRange)
            return ParseSum();
        var start = text.At++;
        return text.Peek() != '[' ? new Term.Cell("*", null, start)
            : ParseColumn() is { } column ? new Term.Cell("*", column, start)
            : null;
    }

    /// <summary>A row, a row's column, or a column of the row at hand.</summary>
    private Term.Cell? ParseCell()
    {
        var isOfRow = text.Peek() != '[';
        var start = text.At;
        var row = isOfRow ? text.TakeCode() : null;
        if (isOfRow && row is null)
            return null;
        return text.Peek() != '[' ? new Term.Cell(row, null, start)
            : ParseColumn() is { } column ? new Term.Cell(row, column, start)
            : null;
    }

    private string? ParseColumn()
    {
        var open = text.At++;
        var column = text.Accept('*') ? "*" : text.TakeColumn();
        return column is null || text.Accept(']') ? column
            : text.Fail<string>(ExpressionErrors.NotClosed(open, '['));
    }
}
