using Reporting.Read.Reading;

namespace Reporting.Read.Compliance;

/// <summary>The obligations of a subtree and how each stands: parts of <c>with recursive</c> up to <c>obligations o</c>.
/// A report whose deadline nobody said is due when its period is over.</summary>
internal static class ObligationsSql
{
    public static string Of(ComplianceQuestion question, SqlParameters parameters, Caller caller)
    {
        var (code, day, now) = (
            parameters.Text(question.Unit), parameters.Date(caller.Today), parameters.Time(caller.Now));
        var scope = parameters.Uuids(caller.Scope.Units);
        // A local day's end, in UTC.
        var dueAt = "coalesce(d.due_at, (s.period_last + 1)::timestamp at time zone 'UTC' "
            + $"- interval '{(int)caller.Offset.TotalMinutes} minutes')";
        var which = (question.Regime is { } regime ? $" and d.regime = {parameters.Text(regime)}" : "")
            + (question.From is { } from ? $" and {dueAt} >= {parameters.Time(At(from, caller))}" : "")
            + (question.To is { } to ? $" and {dueAt} < {parameters.Time(At(to.AddDays(1), caller))}" : "");
        return
            $"""
            with recursive {UnitTreeSql.Root(code, day)},
            {UnitTreeSql.Above("above", "select unit_id from root", day)},
            checked as (
                select exists (select from root) as is_known,
                    exists (select from above a where a.unit_id = any ({scope})) as is_allowed,
                    (select min(c.position) from read.checkpoints c
                        where c.name in ('deadlines', 'report-status', 'report-acts')) as position
            ),
            {UnitTreeSql.Below("below", "select unit_id from root where (select is_allowed from checked)", day)},
            obligations as (
                select d.report_id, d.unit_id, d.regime, s.period_kind, s.period, s.period_first, d.due_at, d.sent_at,
                    case
                        when not d.is_owed and d.sent_at >= d.due_at then 'late'
                        when not d.is_owed then 'on_time'
                        when {dueAt} <= {now} then 'missing'
                        else 'open'
                    end as state,
                    coalesce(a.returns, 0) as returns, coalesce(a.corrections, 0) as corrections
                from below b
                join read.deadlines d on d.unit_id = b.unit_id and not d.is_cancelled
                join read.report_status s on s.report_id = d.report_id{which}
                left join lateral (
                    select count(*) filter (where a.act = 'report_returned') as returns,
                        count(*) filter (where a.act = 'correction_approved') as corrections
                    from read.report_acts a
                    where a.report_id = d.report_id) a on true
            )
            """;
    }

    // Days begin where people report.
    private static DateTimeOffset At(DateOnly day, Caller caller) => new(day.ToDateTime(TimeOnly.MinValue), caller.Offset);
}
