using Reporting.Domain.Calendars;

namespace Reporting.Domain.Templates;

/// <summary>The functions of the expression language.</summary>
internal static class FunctionTerms
{
    public const string Names = "sum, min, max, abs, round, previous, previous_in_year, last_year";

    /// <summary>A call, or what is wrong with it.</summary>
    public static (Term?, ExpressionError?) Make(string name, int at, List<Term> operands) => name switch
    {
        "sum" or "min" or "max" => (new Term.Over(name, operands.ToEquatableArray()), null),
        "round" => operands is [var operand, Term.Literal { Number: >= 0 and <= 10 and var decimals }]
            && decimals == decimal.Truncate(decimals)
                ? (new Term.Rounded(operand, (int)decimals), null)
                : (null, ExpressionErrors.DecimalsExpected(at)),
        "abs" => One(at, operands, operand => new Term.Absolute(operand)),
        "previous" => One(at, operands, operand => new Term.Shifted(PeriodShift.Previous, operand)),
        "previous_in_year" => One(at, operands, operand => new Term.Shifted(PeriodShift.PreviousInYear, operand)),
        "last_year" => One(at, operands, operand => new Term.Shifted(PeriodShift.LastYear, operand)),
        _ => (null, ExpressionErrors.NotAFunction(at)),
    };

    private static (Term?, ExpressionError?) One(int at, List<Term> operands, Func<Term, Term> make) =>
        operands is [var operand] ? (make(operand), null) : (null, ExpressionErrors.OneOperand(at));
}
