namespace Reporting.Domain.Templates;

/// <summary>The signs of comparisons.</summary>
internal static class ComparisonSign
{
    /// <summary>Takes the sign that stands next; null, with the error, when there is none.</summary>
    public static Comparison? Take(ExpressionText text)
    {
        var sign = text.Peek();
        var start = text.At;
        var isSign = sign is '=' or '!' or '<' or '>';
        text.At += isSign ? 1 : 0;
        var orEqual = isSign && sign != '=' && text.Peek() == '=' && text.At == start + 1;
        if (!isSign || (sign == '!' && !orEqual))
        {
            _ = text.Fail<object>(ExpressionErrors.ComparisonExpected(start));
            return null;
        }
        text.At = start + (orEqual ? 2 : 1);
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
}
