using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Units;

/// <summary>Whether a unit exists on a day.</summary>
internal enum UnitState
{
    Planned,
    Active,
    Ended,
}

/// <summary>Which units, and in which order; the tables' alias is <c>u</c>.</summary>
internal static class UnitConditions
{
    public static readonly EnumType State = EnumType.Of<UnitState>(
        "UnitState", "Whether a unit exists today (trạng thái đơn vị).",
        ("PLANNED", UnitState.Planned, "Registered; its first day has not come (chưa có hiệu lực)."),
        ("ACTIVE", UnitState.Active, "It exists (đang hoạt động)."),
        ("ENDED", UnitState.Ended, "It existed; its figures stay its own (đã kết thúc hoạt động)."));

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
            input => new Condition(1, (parameters, caller) =>
                $"{StateSql(parameters.Date(caller.Today))} = '{input.Get<UnitState>("state")}'")),
        Where.Column("endedFrom", Operators.Day, "u.ended_from", "By the first day without it (ngày kết thúc)."),
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
            where p.unit_id = u.unit_id and p.from_day <= {day} and p.to_day > {day} and not p.is_rest
            """;
    }

    private static string StateSql(string day) =>
        $"case when u.effective_from > {day} then 'Planned' when u.ended_from <= {day} then 'Ended' else 'Active' end";

    public static UnitState StateOf(UnitRow unit, DateOnly day) =>
        unit.EffectiveFrom > day ? UnitState.Planned
        : unit.EndedFrom <= day ? UnitState.Ended
        : UnitState.Active;
}
