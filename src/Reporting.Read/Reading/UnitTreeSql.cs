namespace Reporting.Read.Reading;

/// <summary>The unit tree on a day, as parts of <c>with recursive</c>. The names say what each part holds.</summary>
internal static class UnitTreeSql
{
    /// <summary><c>root</c>: the unit of a code, the one of today before others that had or will have the
    /// code.</summary>
    public static string Root(string code, string day) =>
        $"""
        root as (
            select unit_id from read.units where code = {code}
            order by effective_from <= {day} desc, effective_from desc limit 1
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
    public static string Below(string name, string start, string day) =>
        $"""
        {name} (unit_id) as (
            {start}
            union
            select p.unit_id from {name} b
            join read.unit_parents p on p.parent_id = b.unit_id and p.from_day <= {day} and p.to_day > {day}
        )
        """;
}
