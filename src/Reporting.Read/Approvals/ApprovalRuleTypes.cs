using Reporting.GraphQL.Types;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Approvals;

/// <summary>Approval rules in GraphQL.</summary>
internal static class ApprovalRuleTypes
{
    private static readonly ObjectType Rule = ObjectType.Of<ApprovalRuleRow>(
        "ApprovalRule", "Who checks and signs a unit's reports (quy chế phê duyệt của đơn vị).", f =>
    [
        f.Of("unit", UnitTypes.Unit.NonNull, "The unit (đơn vị).", row => row.Unit).Reads("unit."),
        f.Of("regime", Scalars.String, "For this regime alone; null: all (chế độ báo cáo).", row => row.Regime)
            .Reads("regime"),
        f.Of("template", Scalars.String, "For this template alone; null: all (biểu mẫu).", row => row.Template)
            .Reads("template"),
        f.Of("checkBeforeSubmit", Scalars.Boolean.NonNull, "Whether it adds a check (kiểm tra trước khi trình).",
            row => row.CheckBeforeSubmit).Reads("check_before_submit"),
        f.Of("checkers", Scalars.String.NonNull.List, "User names; null: whoever has the role (người kiểm tra).",
            row => row.Checkers).Reads("checkers"),
        f.Of("signers", Scalars.String.NonNull.List, "User names; null: whoever has the role (người ký).",
            row => row.Signers).Reads("signers"),
        f.Of("deputies", Scalars.String.NonNull.List, "User names of those who sign in their place (người ký thay).",
            row => row.Deputies).Reads("deputies"),
        f.Of("from", Scalars.LocalDate.NonNull, "The first day (từ ngày).", row => row.From).Reads("from_day"),
        f.Of("to", Scalars.LocalDate, "The last day (đến ngày).", row => row.To).Reads("to_day"),
        f.Of("document", Scalars.String, "The rule as it was issued (văn bản ban hành).", row => row.Document)
            .Reads("document"),
        f.Of("issuedAt", Scalars.DateTime.NonNull, "When it was recorded (thời điểm ghi nhận).", row => row.IssuedAt)
            .Reads("issued_at"),
    ]);

    private static readonly ObjectType Connection =
        Connections.Of<ApprovalRuleRow>(Rule, "approval rules", "quy chế phê duyệt");

    // The alias of the table is p.
    private static readonly InputObjectType Input = Where.Of(
        "ApprovalRuleWhere", "approval rules", "lọc quy chế phê duyệt",
        Where.Related("unit", UnitConditions.Input, "read.units u where u.unit_id = p.unit_id", "By the unit (đơn vị)."),
        Where.Column("regime", Operators.Text, "p.regime", "By the regime (chế độ báo cáo)."),
        Where.Column("template", Operators.Text, "p.template", "By the template (biểu mẫu)."),
        Where.Column("from", Operators.Day, "p.from_day", "By the first day (từ ngày)."));

    private static readonly InputObjectType Order = OrderInput.Of(
        "ApprovalRuleOrder", "approval rules",
        ("from", new SortKey("p.from_day", "date"), "By the first day (từ ngày)."));

    public static Field ApprovalRules<T>(FieldsOf<T> f) => Connections.Field<T, ApprovalRuleRow>(
        f, "approvalRules", Connection,
        "Approval rules (quy chế phê duyệt) of units that the account may see, the newest first.", Input, Order,
        [ListQuestion.Within("units")],
        (asked, ct) => ApprovalRulesQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns, asked.WithinCode, asked.Context.Caller(), ct))
        .Require(Policies.Reader);
}
