using Npgsql;
using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Read.Reading;

namespace Reporting.Read.Deadlines;

/// <summary>How the reports of a unit and all below it stand to their deadlines.</summary>
/// <param name="Depth">0 for the unit that was asked for, 1 for those right below it.</param>
/// <param name="Owed">All that were assigned and not cancelled.</param>
/// <param name="SentOnTime">Sent before the deadline.</param>
/// <param name="SentLate">Sent after it.</param>
/// <param name="Overdue">Not sent, and the deadline has passed: missing.</param>
/// <param name="Open">Not sent, and still in time.</param>
public sealed record LatenessRow(
    Guid UnitId, string UnitCode, string UnitName, int Depth, long Owed, long SentOnTime, long SentLate, long Overdue,
    long Open);

/// <summary>Lateness, counted at once and upwards (C4): a unit with its subtree, and each unit right below with its own.
/// A report whose deadline nobody said is due when its period is over.</summary>
public static class LatenessQuery
{
    public static async Task<Answer<IReadOnlyList<LatenessRow>>> Ask(
        NpgsqlDataSource db, string within, string? regime, string? period, Caller caller, CancellationToken ct)
    {
        if (period is not null && !Period.TryParse(period, null, out _))
            return PeriodRefusals.Malformed(period);
        var parameters = new SqlParameters();
        await using var reader = await Guarded.Read(
            db, caller, Sql(parameters, within, regime, period, caller), parameters, ct);
        var rows = new List<LatenessRow>();
        while (await reader.ReadAsync(ct))
        {
            if (!reader.GetBoolean(0))
                return UnitRefusals.Unknown(within);
            if (!reader.GetBoolean(1))
                return ReadRefusals.Forbidden(within);
            rows.Add(new LatenessRow(
                reader.GetGuid(2), reader.GetString(3), reader.GetString(4), reader.GetInt32(5), reader.GetInt64(6),
                reader.GetInt64(7), reader.GetInt64(8), reader.GetInt64(9), reader.GetInt64(10)));
        }
        return rows;
    }

    private static string Sql(SqlParameters parameters, string within, string? regime, string? period, Caller caller)
    {
        var (code, day, now) = (parameters.Text(within), parameters.Date(caller.Today), parameters.Time(caller.Now));
        var scope = parameters.Uuids(caller.Scope.Units);
        var which = (regime is null ? "" : $" and d.regime = {parameters.Text(regime)}")
            + (period is null ? "" : $" and d.period = {parameters.Text(period)}");
        return
            $"""
            with recursive {UnitTreeSql.Root(code, day)},
            {UnitTreeSql.Above("above", "select unit_id from root", day)},
            checked as (
                select exists (select from root) as is_known,
                    exists (select from above a where a.unit_id = any ({scope})) as is_allowed
            ),
            tops as (
                select unit_id, 0 as depth from root
                union all
                select p.unit_id, 1 from root r
                join read.unit_parents p on p.parent_id = r.unit_id and p.from_day <= {day} and p.to_day > {day}
            ),
            below (top_id, unit_id) as (
                select unit_id, unit_id from tops
                union
                select b.top_id, p.unit_id from below b
                join read.unit_parents p on p.parent_id = b.unit_id and p.from_day <= {day} and p.to_day > {day}
            ),
            counted as (
                select b.top_id, count(*) as owed,
                    count(*) filter (where not d.is_owed and (d.due_at is null or d.sent_at is null or d.sent_at < d.due_at)) as on_time,
                    count(*) filter (where not d.is_owed and d.sent_at >= d.due_at) as late,
                    count(*) filter (where d.is_owed and d.due_at <= {now}) as overdue,
                    count(*) filter (where d.is_owed and (d.due_at is null or d.due_at > {now})) as still_open
                from below b
                join read.deadlines d on d.unit_id = b.unit_id and not d.is_cancelled{which}
                group by b.top_id
            )
            select k.is_known, k.is_allowed, t.unit_id, u.code, u.name, t.depth, coalesce(c.owed, 0),
                coalesce(c.on_time, 0), coalesce(c.late, 0), coalesce(c.overdue, 0), coalesce(c.still_open, 0)
            from checked k
            left join tops t on k.is_known and k.is_allowed
            left join read.units u on u.unit_id = t.unit_id
            left join counted c on c.top_id = t.unit_id
            order by t.depth, u.code
            """;
    }
}
