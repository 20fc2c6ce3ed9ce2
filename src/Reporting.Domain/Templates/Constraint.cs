using System.Collections.Immutable;

namespace Reporting.Domain.Templates;

/// <summary>A parsed constraint of a template version.</summary>
public sealed record Constraint(string Rule, Severity Severity, Expression Expression)
{
    /// <summary>Whether the figures break the rule. A constraint with a cell that is not reported does not
    /// apply.</summary>
    public bool IsBroken(Func<string, decimal?> figure)
    {
        try
        {
            return Expression.Holds(figure) == false;
        }
        catch (OverflowException)
        {
            // Products of the largest figures leave the range of decimal: what can't be computed can't be shown to
            // hold.
            return true;
        }
    }
}
