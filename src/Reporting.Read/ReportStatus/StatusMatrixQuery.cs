using Npgsql;
using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Read.Periods;
using Reporting.Read.Reading;

namespace Reporting.Read.ReportStatus;

/// <summary>A unit's reports of a regime, one entry for each period of the matrix.</summary>
/// <param name="States">The state in each period; null where nothing is owed. Of several reports of a period the newest
/// assigned.</param>
/// <param name="IsLate">Whether it is late, in each period.</param>
/// <param name="Reports">The reports.</param>
public sealed record StatusMatrixRow(
    Guid UnitId, string UnitCode, string UnitName, string?[] States, bool[] IsLate, Guid?[] Reports);

/// <summary>Units x periods (F1).</summary>
public sealed record StatusMatrix(IReadOnlyList<string> Periods, IReadOnlyList<StatusMatrixRow> Rows);

/// <summary>Where the reports of a regime stand, for all units of a subtree and some periods at once.</summary>
public static class StatusMatrixQuery
{
    public const int PeriodsMax = 62;

    public static async Task<Answer<StatusMatrix>> Ask(
        NpgsqlDataSource db, string within, string regime, string from, string to, PeriodKind kind, Caller caller,
        CancellationToken ct)
    {
        if (PeriodRange.Read(from, to, kind, out var range) is { } refusal)
            return refusal;
        var parameters = new SqlParameters();
        var sql = Sql(parameters, within, regime, kind, range, caller);
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct);
        var (rows, places) = (new List<StatusMatrixRow>(), new Dictionary<string, int>());
        string[] periods = [];
        while (await reader.ReadAsync(ct))
        {
            if (!reader.GetBoolean(0))
                return UnitRefusals.Unknown(within);
            if (!reader.GetBoolean(1))
                return ReadRefusals.Forbidden(within);
            if (places.Count == 0)
            {
                periods = reader.GetFieldValue<string[]>(2);
                if (periods.Length > PeriodsMax)
                    return ReadRefusals.MatrixTooWide(PeriodsMax);
                foreach (var (i, period) in periods.Index())
                    places.Add(period, i);
            }
            if (!reader.IsDBNull(3))
                rows.Add(Row(reader, places));
        }
        return new StatusMatrix(periods, rows);
    }

    private static StatusMatrixRow Row(NpgsqlDataReader reader, Dictionary<string, int> places)
    {
        var row = new StatusMatrixRow(
            reader.GetGuid(3), reader.GetString(4), reader.GetString(5), new string?[places.Count],
            new bool[places.Count], new Guid?[places.Count]);
        var (periods, states, late, reports) = (
            reader.GetFieldValue<string[]>(6), reader.GetFieldValue<string[]>(7), reader.GetFieldValue<bool[]>(8),
            reader.GetFieldValue<Guid[]>(9));
        foreach (var (i, period) in periods.Index())
        {
            var place = places[period];
            (row.States[place], row.IsLate[place], row.Reports[place]) = (states[i], late[i], reports[i]);
        }
        return row;
    }

    private static string Sql(
        SqlParameters parameters, string within, string regime, PeriodKind kind, PeriodRange range, Caller caller)
    {
        var (code, day, now) = (parameters.Text(within), parameters.Date(caller.Today), parameters.Time(caller.Now));
        var scope = parameters.Uuids(caller.Scope.Units);
        return
            $"""
            with recursive {UnitTreeSql.Root(code, day)},
            {UnitTreeSql.Above("above", "select unit_id from root", day)},
            checked as (
                select exists (select from root) as is_known,
                    exists (select from above a where a.unit_id = any ({scope})) as is_allowed
            ),
            {UnitTreeSql.Below("below", "select unit_id from root where (select is_allowed from checked)", day)},
            asked as materialized (
                select r.unit_id, r.period, r.period_first, r.state, r.report_id, r.assigned_at,
                    r.state = any ({parameters.Texts(ReportConditions.NotSent)})
                        and coalesce(d.due_at <= {now}, r.period_last < {day}) as is_late
                from read.report_status r
                left join read.deadlines d on d.report_id = r.report_id
                where r.regime = {parameters.Text(regime)} and r.period_kind = {parameters.Text(PeriodKindText.Of(kind))}
                    and r.period_first between {parameters.Date(range.First)} and {parameters.Date(range.Last)}
                    and r.unit_id in (select unit_id from below)
            ),
            matrix as (
                select unit_id, array_agg(period order by assigned_at) as periods, array_agg(state order by assigned_at) as states,
                    array_agg(is_late order by assigned_at) as late, array_agg(report_id order by assigned_at) as reports
                from asked group by unit_id
            )
            select k.is_known, k.is_allowed,
                array(select period from asked group by period, period_first order by period_first, period),
                m.unit_id, u.code, u.name, m.periods, m.states, m.late, m.reports
            from checked k
            left join matrix m on true
            left join read.units u on u.unit_id = m.unit_id
            order by u.code
            """;
    }
}
