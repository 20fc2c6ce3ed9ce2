namespace Reporting.Read.Aggregates;

/// <summary>Whose figures belong to which group on a map: the parts of the statement up to <c>joined</c>, the figures of
/// all groups. <c>$5</c> is the level, <c>$9</c> the day of the map.</summary>
internal static class AggregateGroupsSql
{
    private const string Columns =
        "m.unit_id, m.first_from, m.first_to, m.figures, m.weight, m.is_succeeded, m.is_undivided";

    // Only what is added up or only what is not: a question for one kind does not look at the rows of the other.
    private const string Wanted =
        """
        (m.figures = 0 or m.figures = any (array(select case over_units when 'sum' then 1 else 2 end from parts)))
        """;

    private const string OnDay = "m.from_day <= $9 and m.to_day > $9";

    // A report whose figure was divided, with several parts in the group, counts once.
    private const string Parted =
        """
        groups as materialized (
            select group_id, unit_id, first_from, first_to, figures, weight, is_succeeded, is_undivided
            from mapped where weight = 1
            union all
            select group_id, unit_id, first_from, first_to, figures, sum(weight), bool_or(is_succeeded), bool_or(is_undivided)
            from mapped where weight <> 1
            group by group_id, unit_id, first_from, first_to, figures
        ),
        """;

    // As filed there is nothing to divide: a figure is where its unit hung while it existed.
    private const string AsFiled = "m.holder_id = m.unit_id and m.figures = 0 and not m.is_undivided";

    /// <summary>All figures of the root's subtree, as one group or by who stands for the reporting unit.</summary>
    private static string OfSubtree(string name, string group, string onMap, string days) =>
        $"""
        {name} as materialized (
            select {group} as group_id, {Columns}{days}
            from checked k
            join read.unit_map m on m.ancestor_id = k.root_id and {onMap}
            {(days.Length > 0 ? "join read.units u on u.unit_id = m.unit_id" : "")}
            where k.is_allowed and k.unknown is null
        ),
        """;

    // What a unit that goes on cannot divide hangs above it, perhaps outside of the root's subtree. The level's units are
    // looked up in the map, and not the map's in the level: the planner cannot know that they are fewer.
    private static readonly string OfLevel =
        $"""
        level_units as materialized (select unit_id from read.units where kind = $5),
        inside as materialized (
            select l.unit_id, k.root_id
            from checked k
            cross join level_units l
            where k.is_allowed and k.unknown is null
                -- As a condition, not a join: one row each is looked up.
                and (exists (
                    select from read.unit_map r
                    where r.unit_id = l.unit_id and r.ancestor_id = k.root_id and r.holder_id = l.unit_id
                        and r.from_day <= $9 and r.to_day > $9)) is true
        ),
        mapped as materialized (
            select m.ancestor_id as group_id, {Columns}
            from inside i
            join read.unit_map m on m.ancestor_id = i.unit_id and {OnDay} and {Wanted}
                and (not m.is_undivided or m.ancestor_id <> m.holder_id or exists (
                    select from read.unit_map r
                    where r.ancestor_id = i.root_id and r.unit_id = m.unit_id and r.holder_id = m.holder_id
                        and r.figures = m.figures and r.first_from = m.first_from and r.is_undivided
                        and r.from_day <= $9 and r.to_day > $9))
        ),
        """;

    // A unit of the level may have moved out of the root's subtree, or into it: the days on which it is inside.
    private static readonly string OfLevelAsFiled =
        $"""
        climbed (unit_id, at_id, from_day, to_day) as (
            select l.unit_id, l.unit_id, '-infinity'::date, 'infinity'::date
            from checked k
            join read.units l on l.kind = $5
            where k.is_allowed and k.unknown is null
            union all
            select c.unit_id, p.parent_id, greatest(c.from_day, p.from_day), least(c.to_day, p.to_day)
            from climbed c
            join read.unit_parents p on p.unit_id = c.at_id and p.from_day < c.to_day and c.from_day < p.to_day
            where p.parent_id is not null and c.at_id <> (select root_id from checked)
        ),
        groups as materialized (
            select m.ancestor_id as group_id, {Columns},
                greatest(m.from_day, c.from_day) as from_day, least(m.to_day, c.to_day) as to_day,
                u.effective_from, u.last_day
            from checked k
            join climbed c on c.at_id = k.root_id
            join read.unit_map m on m.ancestor_id = c.unit_id and {AsFiled}
                and m.from_day < c.to_day and c.from_day < m.to_day
            join read.units u on u.unit_id = m.unit_id
        ),
        """;

    private const string DaysAsFiled = ", m.from_day, m.to_day, u.effective_from, u.last_day";

    // The day a figure was at home: of its period, but while the unit existed.
    private const string HomeAsFiled =
        """
         and least(greatest(f.period_first, g.effective_from), g.last_day) >= g.from_day
                and least(greatest(f.period_first, g.effective_from), g.last_day) < g.to_day
        """;

    /// <param name="byUnit">Whether groups are made by unit.</param>
    /// <param name="hasLevel">Whether by units of a level.</param>
    /// <param name="isAsFiled">Whether on the map as filed.</param>
    /// <param name="asOf">Which stretches of figures hold.</param>
    /// <param name="figures">Where stretches of figures are: a table, or a select in brackets that also says which of them
    /// are provisional.</param>
    /// <param name="columns">The columns with the figures themselves.</param>
    public static string For(
        bool byUnit, bool hasLevel, bool isAsFiled, string asOf, string figures, params IReadOnlyList<string> columns)
    {
        var group = byUnit ? "m.holder_id" : "m.ancestor_id";
        var groups = (byUnit && hasLevel, isAsFiled) switch
        {
            (true, true) => OfLevelAsFiled,
            (true, false) => OfLevel + "\n" + Parted,
            (false, true) => OfSubtree("groups", group, AsFiled, DaysAsFiled),
            (false, false) => OfSubtree("mapped", group, $"{OnDay} and {Wanted}", "") + "\n" + Parted,
        };
        return groups + "\n" + Joined(isAsFiled ? HomeAsFiled : "", asOf, figures, columns);
    }

    // For a few units their figures are looked up one by one; for many it is quicker to read all figures of the
    // periods once. The planner cannot know which it is.
    private static string Joined(string home, string asOf, string figures, IReadOnlyList<string> columns)
    {
        var taken = string.Join(", ", columns
            .Concat(["report_id", "unit_id", "period", "period_first", "template", "template_version", "not_added", "derived",
                "from_position"])
            .Select(column => "f." + column));
        var isProvisional = figures[0] == '(' ? "f.is_provisional" : "false";
        string Both(string isProvisional) =>
            $"select g.group_id, g.weight, g.figures, g.is_succeeded, g.is_undivided, {taken}, {isProvisional} as is_provisional";
        var fits = "f.period_first >= g.first_from and f.period_first < g.first_to" + home;
        var asked = $"f.period_kind = $6 and f.period_first between $7 and $8 and {asOf}";
        return
            $"""
            many as materialized (select count(*) > 1000 as is_many from (select from groups limit 1001) g),
            all_figures as materialized (
                select {taken}, {isProvisional} as is_provisional from {figures} f where {asked} and (select is_many from many)
            ),
            joined as (
                {Both("f.is_provisional")}
                from groups g
                join all_figures f on f.unit_id = g.unit_id and {fits}
                union all
                {Both(isProvisional)}
                from groups g
                join {figures} f on f.unit_id = g.unit_id and {fits} and {asked}
                where not (select is_many from many)
            ),
            """;
    }
}
