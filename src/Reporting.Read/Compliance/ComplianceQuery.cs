using Npgsql;
using Reporting.Domain.OrgUnits;
using Reporting.Read.Reading;

namespace Reporting.Read.Compliance;

/// <summary>Completeness and timeliness from obligations, returns, corrections, and the ranking made of them (F4).</summary>
public static class ComplianceQuery
{
    public static async Task<Answer<ComplianceResult>> Ask(
        NpgsqlDataSource db, ComplianceQuestion question, Caller caller, CancellationToken ct)
    {
        var parameters = new SqlParameters();
        var sql = ObligationsSql.Of(question, parameters, caller) + Groups(question, parameters, caller);
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct);
        var (rows, position) = (new List<ComplianceRow>(), 0L);
        while (await reader.ReadAsync(ct))
        {
            if (!reader.GetBoolean(0))
                return UnitRefusals.Unknown(question.Unit);
            if (!reader.GetBoolean(1))
                return ReadRefusals.Forbidden(question.Unit);
            position = reader.GetInt64(2);
            if (!reader.IsDBNull(7))
                rows.Add(Row(reader));
        }
        return new ComplianceResult(position, rows);
    }

    private static string Groups(ComplianceQuestion question, SqlParameters parameters, Caller caller)
    {
        var byUnit = question.By.Contains(ComplianceDimension.Unit);
        var byRegime = question.By.Contains(ComplianceDimension.Regime);
        var byPeriod = question.By.Contains(ComplianceDimension.Period);
        var tops = byUnit && question.Level is { } level ? Level(level, parameters, caller)
            : "tops (top_id, unit_id) as (select unit_id, unit_id from below)";
        string[] keys =
        [
            .. byUnit ? ["t.top_id"] : Array.Empty<string>(), .. byRegime ? ["o.regime"] : Array.Empty<string>(),
            .. byPeriod ? ["o.period_first", "o.period"] : Array.Empty<string>(),
        ];
        var groupBy = keys.Length == 0 ? "" : "group by " + string.Join(", ", keys);
        return
            $"""
            ,
            {tops},
            groups as (
                select {(byUnit ? "t.top_id" : "null::uuid")} as top_id, {(byRegime ? "o.regime" : "null::text")} as regime,
                    {(byPeriod ? "o.period_first" : "null::date")} as period_first,
                    {(byPeriod ? "o.period" : "null::text")} as period,
                    count(*) filter (where o.state <> 'open') as due, count(*) filter (where o.state = 'open') as still_open,
                    count(*) filter (where o.state = 'on_time') as on_time, count(*) filter (where o.state = 'late') as late,
                    count(*) filter (where o.state = 'missing') as missing, count(*) filter (where o.returns > 0) as returned,
                    coalesce(sum(o.returns), 0)::bigint as returns, count(*) filter (where o.corrections > 0) as corrected,
                    coalesce(sum(o.corrections), 0)::bigint as corrections,
                    round(100 * sum({Points.Sql}) / nullif(count(*) filter (where o.state <> 'open'), 0), 2) as score
                from tops t
                join obligations o on o.unit_id = t.unit_id
                {groupBy}
            )
            select k.is_known, k.is_allowed, k.position, u.code, u.name, g.regime, g.period, g.due, g.still_open, g.on_time,
                g.late, g.missing, g.returned, g.returns, g.corrected, g.corrections, g.score,
                case when g.score is not null then rank() over (order by g.score desc nulls last) end
            from checked k
            left join groups g on true
            left join read.units u on u.unit_id = g.top_id
            order by g.score desc nulls last, u.code, g.regime, g.period_first, g.period
            """;
    }

    private static string Level(string level, SqlParameters parameters, Caller caller)
    {
        var day = parameters.Date(caller.Today);
        return
            $"""
            tops (top_id, unit_id) as (
                select b.unit_id, b.unit_id from below b
                join read.units u on u.unit_id = b.unit_id and u.kind = {parameters.Text(level)}
                union
                select t.top_id, p.unit_id from tops t
                join read.unit_parents p on p.parent_id = t.unit_id and p.from_day <= {day} and p.to_day > {day}
            )
            """;
    }

    private static ComplianceRow Row(NpgsqlDataReader reader) => new(
        reader.Text(3), reader.Text(4), reader.Text(5), reader.Text(6), reader.GetInt64(7), reader.GetInt64(8),
        reader.GetInt64(9), reader.GetInt64(10), reader.GetInt64(11), reader.GetInt64(12), reader.GetInt64(13),
        reader.GetInt64(14), reader.GetInt64(15), reader.Exact(16), reader.IsDBNull(17) ? null : reader.GetInt64(17));
}
