using Npgsql;
using Reporting.Domain.OrgUnits;
using Reporting.Read.Reading;

namespace Reporting.Read.ReportStatus;

/// <summary>Units against periods: where each report of a regime stands.</summary>
/// <param name="Periods">The newest first.</param>
public sealed record ReportMatrix(IReadOnlyList<string> Periods, IReadOnlyList<MatrixRow> Rows);

/// <param name="Cells">One for each period, null where the unit owes nothing.</param>
public sealed record MatrixRow(string Code, string Name, IReadOnlyList<MatrixCell?> Cells);

/// <param name="State">As in <see cref="ReportRow.State"/>.</param>
public sealed record MatrixCell(Guid Report, string State, bool IsLate);

/// <summary>A regime's reports of a unit and all below it, over its newest periods, by the unit's code. The whole country
/// over a year is one question of some 40,000 rows, read once and put into their places here.</summary>
public static class ReportMatrixQuery
{
    public const int PeriodCountMax = 36;

    public static async Task<Answer<ReportMatrix>> Ask(
        NpgsqlDataSource db, string within, string regime, int periodCount, Caller caller, CancellationToken ct)
    {
        var parameters = new SqlParameters();
        var sql = Sql(parameters, within, regime, Math.Clamp(periodCount, 1, PeriodCountMax), caller);
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct);
        var (periods, rows) = (new SortedDictionary<int, string>(), new Dictionary<Guid, MatrixRow>());
        while (await reader.ReadAsync(ct))
        {
            if (!reader.GetBoolean(0))
                return UnitRefusals.Unknown(within);
            if (!reader.GetBoolean(1))
                return ReadRefusals.Forbidden(within);
            if (reader.IsDBNull(2))
                continue;
            var (unit, place) = (reader.GetGuid(2), reader.GetInt32(5));
            periods[place] = reader.GetString(6);
            if (!rows.TryGetValue(unit, out var row))
                rows[unit] = row = new MatrixRow(reader.GetString(3), reader.GetString(4), new MatrixCell?[reader.GetInt32(10)]);
            ((MatrixCell?[])row.Cells)[place - 1] = new MatrixCell(reader.GetGuid(7), reader.GetString(8), reader.GetBoolean(9));
        }
        return new ReportMatrix([.. periods.Values], [.. rows.Values]);
    }

    private static string Sql(SqlParameters parameters, string within, string regime, int periodCount, Caller caller)
    {
        var (code, day, now) = (parameters.Text(within), parameters.Date(caller.Today), parameters.Time(caller.Now));
        var (scope, chosen, count) = (parameters.Uuids(caller.Scope.Units), parameters.Text(regime), parameters.BigInt(periodCount));
        return
            $"""
            with recursive {UnitTreeSql.Root(code, day)},
            {UnitTreeSql.Above("above", "select unit_id from root", day)},
            {UnitTreeSql.Below("below", "select unit_id from root", day)},
            checked as (
                select exists (select from root) as is_known,
                    exists (select from above a where a.unit_id = any ({scope})) as is_allowed
            ),
            owed as (
                select r.report_id, r.unit_id, r.period, r.period_first, r.state
                from read.report_status r
                where r.regime = {chosen} and r.occurrence = 1 and r.unit_id in (select unit_id from below)
            ),
            periods as (
                select period, row_number() over (order by period_first desc)::integer as place
                from (select distinct period, period_first from owed) p
                order by period_first desc
                limit {count}
            )
            select k.is_known, k.is_allowed, o.unit_id, u.code, u.name, p.place, p.period, o.report_id, o.state,
                coalesce(d.is_owed and d.due_at <= {now}, false), (select count(*)::integer from periods)
            from checked k
            left join (owed o
                join periods p on p.period = o.period
                join read.units u on u.unit_id = o.unit_id
                left join read.deadlines d on d.report_id = o.report_id) on k.is_known and k.is_allowed
            order by u.code, o.unit_id
            """;
    }
}
