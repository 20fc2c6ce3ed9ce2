namespace Reporting.Domain.Templates;

/// <summary>What the constraints of a version must be before it is kept.</summary>
internal static class TemplateConstraints
{
    public static Refusal? Check(EquatableArray<TemplateConstraint> constraints, TemplateDesign design)
    {
        var rules = new HashSet<string>(StringComparer.Ordinal);
        foreach (var constraint in constraints)
        {
            if (!Codes.IsWellFormed(constraint.Rule))
                return TextRefusals.CodeMalformed("rule");
            if (!rules.Add(constraint.Rule))
                return TemplateRefusals.RuleTwice(constraint.Rule);
            if ((Texts.CheckOptional("message", constraint.Message, Texts.NameLengthMax)
                ?? Texts.CheckOptional("messageVi", constraint.MessageVi, Texts.NameLengthMax)) is { } wrong)
                return wrong;
            if (!Expression.TryParse(constraint.Expression, out var expression, out var error))
                return TemplateRefusals.ExpressionMalformed(constraint, error);
            if (TemplateFormulas.CheckCells(design, expression.Cells) is { } stranger)
                return TemplateRefusals.ExpressionNotInRows(constraint, stranger);
        }
        return null;
    }
}
