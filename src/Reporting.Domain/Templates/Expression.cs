using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Reporting.Domain.Templates;

/// <summary>A comparison of two terms over the figures of one report, for example <c>total = male +
/// female</c>.</summary>
/// <remarks>Decimal arithmetic: sums and differences of figures are exact.</remarks>
public sealed class Expression
{
    private readonly Term left, right;
    private readonly Comparison comparison;

    internal Expression(Term left, Comparison comparison, Term right)
    {
        (this.left, this.comparison, this.right) = (left, comparison, right);
        Indicators = [.. left.Indicators.Concat(right.Indicators).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The indicators it speaks of, in the order of the text.</summary>
    public ImmutableArray<string> Indicators { get; }

    /// <summary>Reads an expression, or says what is wrong and at which character.</summary>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out Expression? expression, [NotNullWhen(false)] out ExpressionError? error) =>
        ExpressionParser.TryParse(text, out expression, out error);

    /// <summary>Whether it holds; null when one of its figures is not reported.</summary>
    public bool? Holds(Func<string, decimal?> figure)
    {
        if (left.Value(figure) is not { } l || right.Value(figure) is not { } r)
            return null;
        return comparison switch
        {
            Comparison.Equal => l == r,
            Comparison.NotEqual => l != r,
            Comparison.Less => l < r,
            Comparison.LessOrEqual => l <= r,
            Comparison.Greater => l > r,
            _ => l >= r,
        };
    }
}

internal enum Comparison { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual }

/// <summary>What is wrong with an expression.</summary>
/// <param name="At">The place in the text, counted from 0; the text's length when it ends too early.</param>
public sealed record ExpressionError(int At, string English, string Vietnamese);
