namespace Reporting.Read.Reading;

/// <summary>The unit tree on a day, as parts of <c>with recursive</c>. The names say what each part holds.</summary>
internal static class UnitTreeSql
{
    /// <summary><c>root</c>: the unit of a code, the one of the day before the next one that will have it, and
    /// that one before the last one that had it.</summary>
    public static string Root(string code, string day) =>
        $"""
        root as (
            select unit_id from read.unit_stretches where code = {code}
            order by from_day <= {day} and to_day > {day} desc, from_day > {day} desc,
                case when from_day > {day} then from_day end, to_day desc
            limit 1
        )
        """;

    /// <summary><paramref name="name"/>: the units of <paramref name="start"/> and all above them.</summary>
    public static string Above(string name, string start, string day) =>
        $"""
        {name} (unit_id) as (
            {start}
            union
            select p.parent_id from {name} b
            join read.unit_parents p on p.unit_id = b.unit_id and p.from_day <= {day} and p.to_day > {day}
            where p.parent_id is not null
        )
        """;

    /// <summary><paramref name="name"/>: the units of <paramref name="start"/> and all below them.</summary>
    /// <param name="places">Where the places are, up to further conditions on them.</param>
    public static string Below(
        string name, string start, string day, string places = "read.unit_parents p on") =>
        $"""
        {name} (unit_id) as (
            {start}
            union
            select p.unit_id from {name} b
            join {places} p.parent_id = b.unit_id and p.from_day <= {day} and p.to_day > {day}
        )
        """;
}
