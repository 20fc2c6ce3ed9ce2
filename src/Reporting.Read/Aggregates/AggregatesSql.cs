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

    // Each unit's last reported figure. A window, not a join with the last periods: the planner cannot know how many
    // units there are, and would compare each with each.
    private const string LastPeriods =
        """
        entered as (
            select c.place, c.group_id, c.report_id, c.unit_id, c.weight, c.is_unread, c.is_succeeded, c.is_undivided,
                c.value
            from cells c where c.over_time = 'sum'
            union all
            select c.place, c.group_id, c.report_id, c.unit_id, c.weight, c.is_unread, c.is_succeeded, c.is_undivided,
                case when c.period_first = max(c.period_first) filter (where c.value is not null)
                    over (partition by c.place, c.unit_id) then c.value end
            from cells c where c.over_time <> 'sum'
        ),
        """;

    private const string Cells =
        """
        wanted as materialized (
            select t.template, t.template_version, a.*
            from asked a
            join read.figure_rows t on t.indicator = a.code
        ),
        cells as (
            select a.place, a.over_time, j.group_id, j.report_id, j.unit_id, j.period, j.period_first, j.weight,
                case when a.code = any (j.not_added) then null
                    when j.weight = 1 then j.values[array_position(j.indicators, a.code)]
                    else j.values[array_position(j.indicators, a.code)] * j.weight end as value,
                n.report_id is not null as is_unread, j.is_succeeded, j.is_undivided
            from joined j
            join wanted a on a.template = j.template and a.template_version = j.template_version
                and (j.figures = 0 or j.figures = case a.over_units when 'sum' then 1 else 2 end)
            left join unread n on n.report_id = j.report_id
            -- Without this fence the value would be looked up again for each use of it.
            offset 0
        ),
        """;

    public static string For(
        AggregatesQuestion question, IReadOnlyList<RowPart<UnitRow>> unit,
        IReadOnlyList<RowPart<IndicatorRow>> indicator)
    {
        var byUnit = question.GroupBy.Contains(AggregateDimension.Unit);
        var byPeriod = question.GroupBy.Contains(AggregateDimension.Period);
        var byIndicator = question.GroupBy.Contains(AggregateDimension.Indicator) || question.Indicators.Count == 1;
        var hasKnown = question.AsOf.KnownAt is not null;
        var inForce = question.AsOf.InForceAt is null ? null : hasKnown ? "$11" : "$10";
        var asOf = AsOf.Condition(hasKnown ? "$10" : null, inForce);
        var groups = AggregateGroupsSql.For(
            byUnit, question.Level is not null, question.Map == UnitMap.AsFiled, asOf);
        var entered = byPeriod ? "entered as (select * from cells)," : LastPeriods;
        return Checked + "\n" + groups + "\n" + Cells + "\n" + entered + "\n"
            + Sums(byIndicator, byPeriod, question.WantsMarks) + "\n" + Rows(unit, indicator);
    }

    private static string Sums(bool byIndicator, bool byPeriod, bool wantsMarks)
    {
        var place = byIndicator ? "e.place" : "null::bigint";
        var period = byPeriod ? "e.period" : "null::text";
        var first = byPeriod ? "e.period_first" : "null::date";
        // A report whose figure was divided, with several parts in the group, counts once.
        static string Reports(string which) =>
            $"""
            (count(*) filter (where {which} and e.weight = 1)
                + count(distinct (e.report_id, e.place)) filter (where {which} and e.weight <> 1))::integer
            """;
        string Units(string of) => wantsMarks
            ? $"array_agg(distinct e.unit_id) filter (where e.{of} and e.value is not null)" : "null::uuid[]";
        return
            $"""
            sums as (
                select {place} as place, e.group_id, {period} as period, {first} as period_first,
                    trim_scale(sum(e.value)) as value,
                    {Reports("e.value is not null")} as contributors, {Reports("e.value is null")} as missing,
                    {Reports("e.is_unread")} as incomplete,
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
