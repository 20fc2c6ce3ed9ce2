using Reporting.GraphQL.Types;
using Reporting.Read.Outliers;
using Reporting.Read.Periods;
using Reporting.Read.Reading;

namespace Reporting.Read.Templates;

/// <summary>Templates in GraphQL.</summary>
internal static class TemplateTypes
{
    private static readonly ObjectType Row = ObjectType.Of<TemplateRowRow>("TemplateRow",
        "A row of a template version (dòng của biểu mẫu).", f =>
    [
        f.Of("order", Scalars.Int.NonNull, "Its place in the template (thứ tự).", row => row.Place),
        f.Of("indicator", Scalars.String.NonNull, "The code of the indicator (chỉ tiêu).", row => row.Indicator),
        f.Of("decimals", Scalars.Int.NonNull,
            "Digits after the decimal separator that a figure may have (số chữ số thập phân).",
            row => row.Decimals),
        f.Of("allowsNil", Scalars.Boolean.NonNull, "Whether its cells may say that nothing arose (không phát sinh).",
            row => row.AllowsNil),
        f.Of("outlier", OutlierRuleTypes.Rule,
            "When its figure needs a comment as it is entered: the indicator's rule when the version was published (số liệu bất " +
            "thường).", row => row.Outlier),
    ]);

    private static readonly ObjectType Constraint = ObjectType.Of<TemplateConstraintRow>(
        "TemplateConstraint", "A relation between the rows of one report (quan hệ ràng buộc).", f =>
    [
        f.Of("rule", Scalars.String.NonNull, "Its name (tên ràng buộc).", row => row.Rule),
        f.Of("severity", Scalars.String.NonNull,
            "`error` blocks, `warning` needs a comment (mức độ).", row => row.Severity),
        f.Of("expression", Scalars.String.NonNull,
            "For example `total = male + female` (biểu thức).", row => row.Expression),
    ]);

    public static readonly ObjectType TemplateVersion = ObjectType.Of<TemplateVersionRow>(
        "TemplateVersion", "A version of a report template (biểu mẫu báo cáo).", f =>
    [
        f.Of("template", Scalars.String.NonNull,
            "The template's code (mã biểu mẫu).", row => row.Template).Reads("template"),
        f.Of("version", Scalars.Int.NonNull,
            "The number of the version, from 1 (phiên bản).", row => row.Version).Reads("version"),
        f.Of("name", Scalars.String.NonNull,
            "The template's name in this version (tên biểu mẫu).", row => row.Name).Reads("name"),
        f.Of("periodKind", PeriodTypes.PeriodKind.NonNull, "How often it is filled in (loại kỳ báo cáo).",
            row => PeriodKindText.Parse(row.PeriodKind))
            .Reads("period_kind"),
        f.Of("validFrom", Scalars.LocalDate.NonNull, "The day from which on it is used (ngày áp dụng).",
            row => row.ValidFrom).Reads("valid_from"),
        TemplateDesignTypes.State(f), TemplateDesignTypes.Overdue(f),
        .. TemplateDesignTypes.Fields(f),
        f.Of("rows", Row.NonNull.List.NonNull, "What is reported, in order (các dòng).", row => row.Rows).Reads("content"),
        f.Of("constraints", Constraint.NonNull.List.NonNull, "What must hold (ràng buộc).", row => row.Constraints)
            .Reads("constraints"),
    ]);

    private static readonly ObjectType Connection = Connections.Of<TemplateVersionRow>(
        TemplateVersion, "template versions", "phiên bản biểu mẫu");

    // The alias of the table is t.
    private static readonly InputObjectType Input = Where.Of(
        "TemplateVersionWhere", "template versions", "lọc biểu mẫu",
        Where.Column("template", Operators.Text, "t.template", "By the template's code (mã biểu mẫu)."),
        Where.Column("name", Operators.Text, "t.name", "By the template's name (tên biểu mẫu)."),
        Where.Column("periodKind", PeriodTypes.KindFilter, "t.period_kind", "By how often it is filled in (loại kỳ)."),
        Where.Column("validFrom", Operators.Day, "t.valid_from", "By the day from which on it is used (ngày áp dụng)."),
        Where.Column("storedState", Operators.Text, "t.state", "`draft`, `trial` or `official` (trạng thái lưu)."),
        Where.Flag("isShared", (_, _) => "t.is_shared", "Whether it is in the shared library (kho báo cáo mẫu)."),
        Where.Column("legalBasis", Operators.Text, "t.legal_basis", "By the decision (căn cứ pháp lý)."),
        Where.RelatedColumn("indicator", Operators.Text, "w.indicator",
            (_, _) => "read.template_rows w where w.template = t.template and w.version = t.version",
            "By the code of an indicator in it (mã chỉ tiêu)."));

    private static readonly InputObjectType Order = OrderInput.Of(
        "TemplateVersionOrder", "template versions",
        ("template", new SortKey("t.template", "text"), "By the template's code (mã biểu mẫu)."),
        ("version", new SortKey("t.version", "integer"), "By the number of the version (phiên bản)."),
        ("validFrom", new SortKey("t.valid_from", "date"), "By the day from which on it is used (ngày áp dụng)."));

    public static Field Templates<T>(FieldsOf<T> f) => Connections.Field<T, TemplateVersionRow>(
        f, "templates", Connection,
        "The template library (kho biểu mẫu): all versions, by code and number. Every account may read it.",
        Input, Order, [],
        (asked, ct) => TemplatesQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns, null, asked.Context.Caller(), ct))
        .Require(Policies.Account);
}
