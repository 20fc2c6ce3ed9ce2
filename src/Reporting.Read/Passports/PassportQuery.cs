using Npgsql;
using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;
using Reporting.Domain.OrgUnits;
using Reporting.Read.Periods;
using Reporting.Read.Reading;

namespace Reporting.Read.Passports;

/// <summary>Which figure a passport is of, and whether the caller may see it (J2). What the passport says is looked up
/// as it is selected.</summary>
public static class PassportQuery
{
    private static string Sql(IReadOnlyList<RowPart<PassportRow>> parts) =>
        $"""
        with recursive {UnitTreeSql.Root("$1", "$2")},
        {UnitTreeSql.Above("above", "select unit_id from root", "$2")},
        checked as (
            select (select unit_id from root) as root_id,
                exists (select from above where unit_id = any ($3)) as is_allowed,
                exists (select from read.indicators where code = $4) as is_defined
        )
        select k.root_id, k.is_allowed, k.is_defined, (select position from read.checkpoints where name = 'figures'),
            array(
                select f.report_id
                from read.report_figures f
                join read.figure_rows t on t.template = f.template and t.template_version = f.template_version
                    and t.indicator = $4
                where f.unit_id = k.root_id and f.period_kind = $5 and f.period_first = $6 and f.period = $7
                    and f.to_position = 9223372036854775807
                order by f.from_position){string.Concat(parts.Select(p => ", " + p.Sql))}
        from checked k
        """;

    public static async Task<Answer<PassportRow>> Of(
        NpgsqlDataSource db, string unit, string indicator, string period, IReadOnlyCollection<string>? columns,
        Caller caller, CancellationToken ct)
    {
        if (!Period.TryParse(period, null, out var known))
            return PeriodRefusals.Malformed(period);
        var parts = PassportRow.Shape.Select(columns ?? []);
        var parameters = new SqlParameters();
        parameters.Text(unit);
        parameters.Date(caller.Today);
        parameters.Uuids(caller.Scope.Units);
        parameters.Text(indicator);
        parameters.Text(PeriodKindText.Of(known.Kind));
        parameters.Date(known.First);
        parameters.Text(known.Text);
        await using var reader = await Guarded.Read(db, caller, Sql(parts), parameters, ct);
        await reader.ReadAsync(ct);
        if (reader.IsDBNull(0))
            return UnitRefusals.Unknown(unit);
        if (!reader.GetBoolean(1))
            return ReadRefusals.Forbidden(unit);
        if (!reader.GetBoolean(2))
            return IndicatorRefusals.Unknown([indicator]);
        var row = new PassportRow
        {
            UnitCode = unit, IndicatorCode = indicator, Period = known.Text, PeriodFirst = known.First,
            PeriodLast = known.Last, UnitId = reader.GetGuid(0), Position = reader.GetInt64(3),
            Reports = reader.GetFieldValue<Guid[]>(4),
        };
        parts.Read(row, reader, 5);
        return row;
    }
}
