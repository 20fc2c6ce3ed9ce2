using Reporting.GraphQL.Types;
using Reporting.Read.Periods;
using Reporting.Read.Reading;

namespace Reporting.Read.Templates;

/// <summary>Templates in GraphQL.</summary>
public static class TemplateTypes
{
    private static readonly ObjectType Row = ObjectType.Of<TemplateRowRow>("TemplateRow",
        "A row of a template version.", f =>
    [
        f.Of("order", Scalars.Int.NonNull, "Its place in the template.", row => row.Place),
        f.Of("indicator", Scalars.String.NonNull, "The code of the indicator (chỉ tiêu).", row => row.Indicator),
        f.Of("decimals", Scalars.Int.NonNull, "Digits after the decimal separator that a figure may have.",
            row => row.Decimals),
    ]);

    private static readonly ObjectType Constraint = ObjectType.Of<TemplateConstraintRow>(
        "TemplateConstraint", "A relation between the rows of one report (quan hệ ràng buộc).", f =>
    [
        f.Of("rule", Scalars.String.NonNull, "Its name.", row => row.Rule),
        f.Of("severity", Scalars.String.NonNull, "`error` blocks, `warning` needs a comment.", row => row.Severity),
        f.Of("expression", Scalars.String.NonNull, "For example `total = male + female`.", row => row.Expression),
    ]);

    public static readonly ObjectType TemplateVersion = ObjectType.Of<TemplateVersionRow>(
        "TemplateVersion", "A version of a report template (biểu mẫu báo cáo).", f =>
    [
        f.Of("template", Scalars.String.NonNull, "The template's code.", row => row.Template).Reads("template"),
        f.Of("version", Scalars.Int.NonNull, "From 1.", row => row.Version).Reads("version"),
        f.Of("name", Scalars.String.NonNull, "The template's name in this version.", row => row.Name).Reads("name"),
        f.Of("periodKind", PeriodTypes.PeriodKind.NonNull, "How often it is filled in.",
            row => PeriodKindText.Parse(row.PeriodKind))
            .Reads("period_kind"),
        f.Of("validFrom", Scalars.LocalDate.NonNull, "The day from which on it is used.",
            row => row.ValidFrom).Reads("valid_from"),
        f.Of("rows", Row.NonNull.List.NonNull, "What is reported, in order.", row => row.Rows).Reads("rows"),
        f.Of("constraints", Constraint.NonNull.List.NonNull, "What must hold (ràng buộc).", row => row.Constraints)
            .Reads("constraints"),
    ]);

    private static readonly ObjectType Connection = Connections.Of<TemplateVersionRow>(TemplateVersion,
        "template versions");

    public static Field Templates<T>(FieldsOf<T> f) => f.Resolve("templates", Connection.NonNull,
        "The template library (kho biểu mẫu): all versions, by code and number. Every account may read it.",
        [Argument.Of("template", Scalars.String, "Only the versions of this template."), .. Connections.PageArguments],
        async (_, arguments, context, ct) => (await TemplatesQuery.List(
            context.Read().Db, Connections.Page(arguments), Connections.ColumnsOfNodes(context.Selection),
            arguments.Get<string>("template"), context.Caller(), ct)).OrThrow())
        .Costs(Connections.Cost);
}
