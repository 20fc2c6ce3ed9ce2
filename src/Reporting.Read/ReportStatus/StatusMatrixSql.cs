using Reporting.Domain.Calendars;
using Reporting.Read.Periods;
using Reporting.Read.Reading;

namespace Reporting.Read.ReportStatus;

/// <summary>The statement of the matrix: one row for each unit, its reports as lists.</summary>
internal static class StatusMatrixSql
{
    /// <param name="span">Null for the newest periods.</param>
    /// <param name="countMax">How many periods at most.</param>
    public static string Of(
        SqlParameters parameters, string within, string regime, (PeriodKind Kind, PeriodRange Range)? span, long countMax,
        Caller caller)
    {
        var (code, day) = (parameters.Text(within), parameters.Date(caller.Today));
        var (scope, chosen) = (parameters.Uuids(caller.Scope.Units), parameters.Text(regime));
        var late = ReportConditions.IsLateSql(parameters, caller);
        return
            $"""
            with recursive {UnitTreeSql.Root(code, day)},
            {UnitTreeSql.Above("above", "select unit_id from root", day)},
            checked as (
                select exists (select from root) as is_known,
                    exists (select from above a where a.unit_id = any ({scope})) as is_allowed
            ),
            {UnitTreeSql.Below("below", "select unit_id from root where (select is_allowed from checked)", day)},
            {Periods(parameters, chosen, span)},
            listed as materialized (
                select period_first, period, (row_number() over ())::integer - 1 as place from periods
                limit {parameters.BigInt(countMax)}
            ),
            matrix as (
                select r.unit_id, array_agg(l.place) as places, array_agg(r.state) as states, array_agg({late}) as late,
                    array_agg(r.report_id) as reports, array_agg(r.assigned_at) as assigned
                from read.report_status r
                join listed l on l.period_first = r.period_first and l.period = r.period
                where r.regime = {chosen} and r.period_first between (select min(period_first) from listed)
                        and (select max(period_first) from listed)
                    -- As a condition, not a join: the planner takes these for one row, and would go through all units for each.
                    and (r.unit_id in (select unit_id from below)) is true
                group by r.unit_id
            )
            select k.is_known, k.is_allowed, array(select period from listed order by place),
                m.unit_id, u.code, u.name, m.places, m.states, m.late, m.reports, m.assigned
            from checked k
            left join (matrix m join read.units u on u.unit_id = m.unit_id) on true
            order by u.code
            """;
    }

    // The index is jumped along from one period to the next: a regime has thousands of reports of each.
    private static string Periods(
        SqlParameters parameters, string regime, (PeriodKind Kind, PeriodRange Range)? span)
    {
        var which = $"r.regime = {regime}" + (span is not { } of ? ""
            : $" and r.period_kind = {parameters.Text(PeriodKindText.Of(of.Kind))} and r.period_first between "
                + $"{parameters.Date(of.Range.First)} and {parameters.Date(of.Range.Last)}");
        var (next, order) = span is null ? ("<", "desc") : (">", "asc");
        return
            $"""
            periods (period_first, period) as (
                (select r.period_first, r.period from read.report_status r where {which}
                order by r.period_first {order}, r.period {order} limit 1)
                union all
                select n.period_first, n.period from periods p
                cross join lateral (
                    select r.period_first, r.period from read.report_status r
                    where {which} and (r.period_first, r.period) {next} (p.period_first, p.period)
                    order by r.period_first {order}, r.period {order} limit 1
                ) n
            )
            """;
    }
}
