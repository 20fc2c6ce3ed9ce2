using System.Diagnostics.CodeAnalysis;

namespace Reporting.Domain.Templates;

/// <summary>How a derived cell is worked out, or which number a narrative text names.</summary>
public sealed class Formula
{
    internal Formula(Term term) => Term = term;

    internal Term Term { get; }

    /// <summary>Reads a formula, or says what is wrong and at which character.</summary>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out Formula? formula, [NotNullWhen(false)] out ExpressionError? error) =>
        ExpressionParser.TryParse(text, out formula, out error);

    /// <summary>Its value; null when it can't be computed: a number in it is not reported, is divided by zero, or is
    /// beyond all numbers.</summary>
    public decimal? Value(CellValues values) => Value(values, new CellScope(FormCells.Bare));

    internal decimal? Value(CellValues values, CellScope scope)
    {
        try
        {
            return Term.Value(values, scope);
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }
}
