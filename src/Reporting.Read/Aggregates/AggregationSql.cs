namespace Reporting.Read.Aggregates;

/// <summary>How figures become one: first those of a unit over time, then those of the units, as the indicator says; and
/// a formula's two totals into its result. Sums are exact; quotients are rounded half away from zero at the 10th
/// decimal, the last one that a figure can have.</summary>
internal static class AggregationSql
{
    // Division keeps as many decimals as its operands have: with these, enough to round at the 10th.
    private const string Digits = "1.0000000000000000000000";

    private const string EachPeriod =
        """
        timed as (
            select place, role, over_units, group_id, period, period_first, value, weight,
                (value is not null)::integer as entered, 1 as owed, is_unread::integer as unread, false as is_unjoined,
                unit_id, is_succeeded, is_undivided, (is_provisional and value is not null)::integer as provisional
            from cells
        ),
        """;

    // Over all periods, or over those of each span of the calendar.
    private static string Joined(string period, string first) =>
        $"""
        timed as (
            select c.place, c.role, min(c.over_units) as over_units, c.group_id, c.span as period,
                c.span_first as period_first,
                case min(c.over_time)
                    when 'sum' then sum(c.value)
                    when 'last' then sum(c.value) filter (where c.is_entered)
                    when 'average' then sum(c.value) * {Digits} / nullif(count(c.value), 0)
                    when 'weighted-average' then {WeightedAverage("c")}
                    when 'minimum' then min(c.value)
                    when 'maximum' then max(c.value)
                    else case when count(c.value) = 1 then min(c.value) end
                end as value,
                case when min(c.over_time) in ('sum', 'last', 'weighted-average')
                    then sum(c.weight) filter (where c.is_entered)
                    else sum(c.weight) filter (where c.is_entered) * {Digits} / nullif(count(c.weight) filter (where c.is_entered), 0)
                end as weight,
                (count(*) filter (where c.is_entered))::integer as entered, count(*)::integer as owed,
                (count(*) filter (where c.is_unread))::integer as unread,
                min(c.over_time) = 'none' and count(c.value) > 1 as is_unjoined,
                c.unit_id, bool_or(c.is_succeeded) as is_succeeded, bool_or(c.is_undivided) as is_undivided,
                (count(*) filter (where c.is_entered and c.is_provisional))::integer as provisional
            from (
                select l.*, l.value is not null and (l.over_time <> 'last' or l.period_first = max(l.period_first)
                    filter (where l.value is not null) over (partition by l.place, l.role, l.group_id, l.unit_id, l.span)) as is_entered
                from (select *, {period} as span, {first} as span_first from cells) l) c
            group by c.place, c.role, c.group_id, c.unit_id, c.span, c.span_first
        ),
        """;

    /// <summary>One row for each unit, and period when rows are made for periods.</summary>
    public static string OverTime(bool byPeriod, AggregateGrain? grain) => (byPeriod, grain) switch
    {
        (false, _) => Joined("null::text", "null::date"),
        (true, null) => EachPeriod,
        (true, AggregateGrain.Month) => Spans("month", "YYYY-MM"),
        (true, AggregateGrain.Quarter) => Spans("quarter", "YYYY-\"Q\"Q"),
        _ => Spans("year", "YYYY"),
    };

    private static string Spans(string unit, string format) => Joined(
        $"to_char(period_first, '{format}')", $"date_trunc('{unit}', period_first::timestamp)::date");

    /// <summary>One row for each group.</summary>
    public static string OverUnits(bool byIndicator, bool byPeriod, bool wantsMarks)
    {
        var place = byIndicator ? "t.place" : "null::bigint";
        var period = byPeriod ? "t.period, t.period_first" : "null::text, null::date";
        var by = byPeriod ? ", t.period, t.period_first" : "";
        string Units(string of) => wantsMarks
            ? $"array_agg(distinct t.unit_id) filter (where t.{of} and t.entered > 0)" : "null::uuid[]";
        return
            $"""
            totals (place, role, group_id, period, period_first, value, entered, owed, unread, is_unjoined,
                succeeded, undivided, provisional) as (
                select {place}, t.role, t.group_id, {period},
                    case min(t.over_units)
                        when 'sum' then sum(t.value)
                        when 'average' then sum(t.value) * {Digits} / nullif(count(t.value), 0)
                        when 'weighted-average' then {WeightedAverage("t")}
                        when 'minimum' then min(t.value)
                        when 'maximum' then max(t.value)
                        else case when count(t.value) = 1 then min(t.value) end
                    end,
                    sum(t.entered), sum(t.owed), sum(t.unread),
                    bool_or(t.is_unjoined) or (min(t.over_units) = 'none' and count(t.value) > 1),
                    {Units("is_succeeded")}, {Units("is_undivided")}, sum(t.provisional)
                from timed t
                group by {(byIndicator ? "t.place, " : "")}t.role, t.group_id{by}
            ),
            results as (
                select t.place, t.group_id, t.period, t.period_first, max(t.value) filter (where t.role = 'v') as value,
                    max(t.value) filter (where t.role = 'n') as numerator,
                    max(t.value) filter (where t.role = 'd') as denominator,
                    -- A formula's report is counted by its numerator.
                    coalesce(sum(t.entered) filter (where t.role <> 'd'), 0)::integer as contributors,
                    coalesce(sum(t.owed - t.entered) filter (where t.role <> 'd'), 0)::integer as missing,
                    coalesce(sum(t.unread) filter (where t.role <> 'd'), 0)::integer as incomplete,
                    bool_or(t.is_unjoined) as is_unjoined,
                    max(t.succeeded) filter (where t.role <> 'd') as succeeded,
                    max(t.undivided) filter (where t.role <> 'd') as undivided,
                    coalesce(sum(t.provisional), 0)::integer as provisional
                from totals t
                group by t.place, t.group_id, t.period, t.period_first
            ),
            sums as (
                select r.place, r.group_id, r.period, r.period_first,
                    trim_scale(round(case
                        when r.is_unjoined then null
                        when a.numerator is null then r.value
                        else r.numerator * a.factor * {Digits} / nullif(r.denominator, 0)
                    end, 10)) as value,
                    r.contributors, r.missing, r.incomplete, r.succeeded, r.undivided, r.provisional, a.version,
                    a.numerator || ' / ' || a.denominator || ' * ' || trim_scale(a.factor) as formula,
                    case when a.numerator is not null then trim_scale(round(r.numerator, 10)) end as numerator,
                    case when a.numerator is not null then trim_scale(round(r.denominator, 10)) end as denominator,
                    case when r.is_unjoined then 'not-aggregated'
                        when a.numerator is not null and r.denominator = 0 then 'division-by-zero' end as mark,
                    coalesce(a.unit_of_measure, (select min(unit_of_measure) from asked)) as unit_of_measure
                from results r
                left join asked a on a.place = r.place
            )
            """;
    }

    // A figure without its weight can't be weighted, and a weight without its figure must not be.
    private static string WeightedAverage(string rows) =>
        $"sum({rows}.value * {rows}.weight) * {Digits} / nullif(sum({rows}.weight) filter (where {rows}.value is not null), 0)";
}
