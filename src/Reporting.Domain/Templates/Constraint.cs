namespace Reporting.Domain.Templates;

/// <summary>A parsed constraint of a template version.</summary>
public sealed record Constraint(string Rule, Severity Severity, Expression Expression)
{
    /// <summary>What a person is told when it is broken; null where nobody wrote it.</summary>
    public string? Message { get; init; }

    public string? MessageVi { get; init; }

    /// <summary>Whether the figures break the rule. A constraint with a cell that is not reported does not
    /// apply.</summary>
    public bool IsBroken(Func<string, decimal?> figure) =>
        IsBroken(new CellValues(figure), FormCells.Bare);

    internal bool IsBroken(CellValues values, FormCells form)
    {
        if (!Expression.IsForEachRow)
            return IsBroken(values, new CellScope(form));
        foreach (var row in form.Rows)
        {
            if (IsBroken(values, new CellScope(form, row)))
                return true;
        }
        return false;
    }

    private bool IsBroken(CellValues values, CellScope scope)
    {
        try
        {
            return Expression.Holds(values, scope) == false;
        }
        catch (ArithmeticException)
        {
            // Products of the largest figures leave the range of decimal, and a divisor may be 0: what can't be computed
            // can't be shown to hold.
            return true;
        }
    }
}
