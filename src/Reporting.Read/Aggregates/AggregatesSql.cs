using System.Globalization;
using Reporting.Read.Indicators;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Aggregates;

/// <summary>The one statement that answers a question for aggregates. Its text depends on the shape of the question
/// only, so that
/// a prepared statement is found again; all values are parameters.</summary>
internal static class AggregatesSql
{
    private static readonly string Checked =
        """
        with recursive
        asked as (
            select a.code, a.place, i.over_time, i.over_units, i.unit_of_measure
            from unnest($1) with ordinality as a (code, place)
            left join read.indicators i on i.code = a.code
        ),
        """
        + "\n" + UnitTreeSql.Root("$2", "$9") + ",\n" + UnitTreeSql.Above("above", "select unit_id from root", "$3")
        + """
        ,
        checked as materialized (
            select c.position,
                c.failed_position is not null or exists (select from read.passed_over where name = 'figures') as is_incomplete,
                (select unit_id from root) as root_id,
                exists (select from above where unit_id = any ($4)) as is_allowed,
                (select array_agg(code order by place) from asked where over_time is null) as unknown,
                (select count(distinct (over_time, unit_of_measure)) from asked) as kinds_of_measure,
                $5::text is null or exists (select from read.units where kind = $5) as is_level_known
            from read.checkpoints c
            where c.name = 'figures'
        ),
        unread (report_id) as (
            select stream_id from read.passed_over where name = 'figures'
            union
            select failed_stream from read.checkpoints where name = 'figures' and failed_stream is not null
        ),
        """;

    // Whose figures belong to which group, wholly or in part, on the days of a map.
    private const string WholeSubtree =
        """
        mapped as (
            select m.ancestor_id as group_id, m.unit_id, m.first_from, m.first_to, m.figures, m.weight,
                m.is_succeeded, m.is_undivided, m.from_day, m.to_day
            from checked k
            join read.unit_map m on m.ancestor_id = k.root_id and {0}
            where k.is_allowed and k.unknown is null
        ),
        """;

    private const string EachUnit =
        """
        mapped as (
            select m.holder_id as group_id, m.unit_id, m.first_from, m.first_to, m.figures, m.weight,
                m.is_succeeded, m.is_undivided, m.from_day, m.to_day
            from checked k
            join read.unit_map m on m.ancestor_id = k.root_id and {0}
            where k.is_allowed and k.unknown is null
        ),
        """;

    private const string EachOfLevel =
        """
        mapped as (
            select m.ancestor_id as group_id, m.unit_id, m.first_from, m.first_to, m.figures, m.weight,
                m.is_succeeded, m.is_undivided,
                greatest(m.from_day, r.from_day) as from_day, least(m.to_day, r.to_day) as to_day
            from checked k
            join read.unit_map r on r.ancestor_id = k.root_id and {1}
            join read.unit_map m on m.unit_id = r.unit_id and m.holder_id = r.holder_id and m.figures = r.figures
                and m.first_from = r.first_from and m.is_undivided = r.is_undivided and {0} and {2}
            join read.units l on l.unit_id = m.ancestor_id and l.kind = $5
            where k.is_allowed and k.unknown is null
        ),
        """;

    // A unit that was divided and whose parts are in the group again counts once.
    private const string GroupsOnDay =
        """
        groups as (
            select group_id, unit_id, first_from, first_to, figures, sum(weight) as weight,
                bool_or(is_succeeded) as is_succeeded, bool_or(is_undivided) as is_undivided
            from mapped
            group by group_id, unit_id, first_from, first_to, figures
        ),
        """;

    // As filed there is nothing to divide: a figure is where its unit hung while it existed.
    private const string GroupsAsFiled =
        """
        groups as (
            select m.group_id, m.unit_id, m.first_from, m.first_to, m.figures, m.weight, m.is_succeeded,
                m.is_undivided, m.from_day, m.to_day, u.effective_from, u.last_day
            from mapped m
            join read.units u on u.unit_id = m.unit_id
        ),
        """;

    private const string LastPeriods =
        """
        lasts as (
            select place, unit_id, max(period_first) as period_first
            from cells where over_time = 'last' and value is not null group by place, unit_id
        ),
        entered as (
            select c.place, c.group_id, c.unit_id, c.is_unread, c.is_succeeded, c.is_undivided,
                case when c.over_time = 'sum' or c.period_first = l.period_first then c.value end as value
            from cells c
            left join lasts l on l.place = c.place and l.unit_id = c.unit_id
        ),
        """;

    private const string AsFiledDay =
        """

                and least(greatest(f.period_first, g.effective_from), g.last_day) >= g.from_day
                and least(greatest(f.period_first, g.effective_from), g.last_day) < g.to_day
        """;

    public static string For(
        AggregatesQuestion question, IReadOnlyList<RowPart<UnitRow>> unit,
        IReadOnlyList<RowPart<IndicatorRow>> indicator)
    {
        var byUnit = question.GroupBy.Contains(AggregateDimension.Unit);
        var byPeriod = question.GroupBy.Contains(AggregateDimension.Period);
        var byIndicator = question.GroupBy.Contains(AggregateDimension.Indicator) || question.Indicators.Count == 1;
        var asFiled = question.Map == UnitMap.AsFiled;
        var mapped = !byUnit ? WholeSubtree : question.Level is null ? EachUnit : EachOfLevel;
        var groups = string.Format(CultureInfo.InvariantCulture, mapped, OnMap("m", asFiled), OnMap("r", asFiled),
            // As filed the unit may have moved between the two levels.
            asFiled ? "m.from_day < r.to_day and r.from_day < m.to_day" : "true")
            + "\n" + (asFiled ? GroupsAsFiled : GroupsOnDay);
        var hasKnown = question.AsOf.KnownAt is not null;
        var inForce = question.AsOf.InForceAt is null ? null : hasKnown ? "$11" : "$10";
        var asOf = AsOf.Condition(hasKnown ? "$10" : null, inForce);
        var entered = byPeriod ? "entered as (select * from cells),\n" : LastPeriods;
        return Checked + "\n" + groups + "\n" + Cells(asOf, asFiled ? AsFiledDay : "") + "\n" + entered
            + Sums(byIndicator, byPeriod, question.WantsMarks)
            + "\n" + Rows(unit, indicator);
    }

    private static string OnMap(string alias, bool asFiled) => asFiled
        ? $"{alias}.holder_id = {alias}.unit_id and not {alias}.is_undivided and {alias}.weight = 1"
        : $"{alias}.from_day <= $9 and {alias}.to_day > $9";

    private static string Cells(string asOf, string onDay) =>
        $"""
        cells as (
            select a.place, a.over_time, g.group_id, f.unit_id, f.period, f.period_first,
                case when a.code = any (f.not_added) then null
                    when g.weight = 1 then f.values[array_position(f.indicators, a.code)]
                    else f.values[array_position(f.indicators, a.code)] * g.weight end as value,
                n.report_id is not null as is_unread, g.is_succeeded, g.is_undivided
            from groups g
            join read.report_figures f on f.unit_id = g.unit_id
                and f.period_kind = $6 and f.period_first between $7 and $8 and {asOf}
                and f.period_first >= g.first_from and f.period_first < g.first_to{onDay}
            join read.figure_rows t on t.template = f.template and t.template_version = f.template_version
            join asked a on a.code = t.indicator
                and (g.figures = 0 or g.figures = case when a.over_units = 'sum' then 1 else 2 end)
            left join unread n on n.report_id = f.report_id
            -- Without this fence the value would be looked up again for each use of it.
            offset 0
        ),
        """;

    private static string Sums(bool byIndicator, bool byPeriod, bool wantsMarks)
    {
        var place = byIndicator ? "e.place" : "null::bigint";
        var period = byPeriod ? "e.period" : "null::text";
        var first = byPeriod ? "e.period_first" : "null::date";
        string Units(string of) => wantsMarks
            ? $"array_agg(distinct e.unit_id) filter (where e.{of} and e.value is not null)" : "null::uuid[]";
        return
            $"""
            sums as (
                select {place} as place, e.group_id, {period} as period, {first} as period_first,
                    trim_scale(sum(e.value)) as value, count(e.value)::integer as contributors,
                    count(*)::integer - count(e.value)::integer as missing,
                    count(*) filter (where e.is_unread)::integer as incomplete,
                    {Units("is_succeeded")} as succeeded, {Units("is_undivided")} as undivided
                from entered e
                group by {place}, e.group_id, {period}, {first}
            )
            """;
    }

    private static string Rows(IReadOnlyList<RowPart<UnitRow>> unit, IReadOnlyList<RowPart<IndicatorRow>> indicator)
    {
        var columns = string.Concat(unit.Select(part => ", " + part.Sql).Concat(indicator.Select(part => ", " + part.Sql)));
        var join = indicator.Count > 0 ? "left join read.indicators i on i.code = ($1)[s.place]" : "";
        return
            $"""
            select k.position, k.is_incomplete, k.root_id is not null, k.is_allowed, k.unknown, k.kinds_of_measure::integer,
                k.is_level_known, s.place::integer, s.period, s.value, s.contributors, s.missing, s.incomplete, u.unit_id,
                s.succeeded, s.undivided{columns}
            from checked k
            left join sums s on true
            left join read.units u on u.unit_id = s.group_id
            {join}
            order by s.place, u.code, u.unit_id, s.period_first, s.period
            """;
    }
}
