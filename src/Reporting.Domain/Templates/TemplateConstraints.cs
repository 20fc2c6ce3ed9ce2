namespace Reporting.Domain.Templates;

/// <summary>What the constraints of a version must be before it is published.</summary>
internal static class TemplateConstraints
{
    public static Refusal? Check(EquatableArray<TemplateConstraint> constraints, EquatableArray<RowWish> rows)
    {
        var codes = rows.Select(r => r.Indicator).ToHashSet(StringComparer.Ordinal);
        var rules = new HashSet<string>(StringComparer.Ordinal);
        foreach (var constraint in constraints)
        {
            if (!Codes.IsWellFormed(constraint.Rule))
                return TextRefusals.CodeMalformed("rule");
            if (!rules.Add(constraint.Rule))
                return TemplateRefusals.RuleTwice(constraint.Rule);
            if (!Expression.TryParse(constraint.Expression, out var expression, out var error))
                return TemplateRefusals.ExpressionMalformed(constraint, error);
            if (expression.Indicators.FirstOrDefault(i => !codes.Contains(i)) is { } stranger)
                return TemplateRefusals.ExpressionNotInRows(constraint, stranger);
        }
        return null;
    }
}
