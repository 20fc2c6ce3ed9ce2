using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Units;

/// <summary>Whether a unit exists on the day of the business clock.</summary>
internal enum UnitState
{
    Planned,
    Active,
}

/// <summary>Which units, and in which order; the tables' alias is <c>u</c>.</summary>
internal static class UnitConditions
{
    public static readonly EnumType State = EnumType.Of<UnitState>(
        "UnitState", "Whether a unit exists today (trạng thái đơn vị).",
        ("PLANNED", UnitState.Planned, "Registered; its first day has not come (chưa có hiệu lực)."),
        ("ACTIVE", UnitState.Active, "It exists (đang hoạt động)."));

    public static readonly InputObjectType Input = Where.Of(
        "UnitWhere", "units", "lọc đơn vị",
        Where.Column("id", Operators.Id, "u.unit_id", "By its id (mã định danh)."),
        Where.Column("code", Operators.Text, "u.code", "By its code (mã đơn vị)."),
        Where.Column("name", Operators.Text, "u.name", "By its name (tên đơn vị)."),
        Where.Column("kind", Operators.Text, "u.kind", "By its kind (loại đơn vị, cấp)."),
        Where.RelatedColumn("parent", Operators.Text, "o.code", Parents,
            "By the code of the unit that it hangs under today (mã đơn vị cấp trên)."),
        new WhereEntry(
            Argument.Of("state", State, "Whether it exists today (trạng thái đơn vị)."),
            input =>
            {
                var sign = input.Get<UnitState>("state") == UnitState.Active ? "<=" : ">";
                return new Condition(1, (parameters, caller) =>
                    $"u.effective_from {sign} {parameters.Date(caller.Today)}");
            }),
        Where.Column("effectiveFrom", Operators.Day, "u.effective_from", "By its first day (ngày hiệu lực)."));

    public static readonly InputObjectType Order = OrderInput.Of(
        "UnitOrder", "units",
        ("code", new SortKey("u.code", "text"), "By code (mã đơn vị)."),
        ("name", new SortKey(Folded.Sql("u.name"), "text"), "By name without diacritics (tên đơn vị, không dấu)."),
        ("kind", new SortKey("u.kind", "text"), "By kind (loại đơn vị)."),
        ("effectiveFrom", new SortKey("u.effective_from", "date"), "By first day (ngày hiệu lực)."));

    private static string Parents(SqlParameters parameters, Caller caller)
    {
        var day = parameters.Date(caller.Today);
        return
            $"""
            read.unit_parents p join read.units o on o.unit_id = p.parent_id
            where p.unit_id = u.unit_id and p.from_day <= {day} and p.to_day > {day}
            """;
    }
}
