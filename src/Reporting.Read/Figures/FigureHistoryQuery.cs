using Npgsql;
using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;
using Reporting.Domain.OrgUnits;
using Reporting.Read.Periods;
using Reporting.Read.Reading;

namespace Reporting.Read.Figures;

/// <summary>Every version that a figure ever had in force, the first one first.</summary>
public static class FigureHistoryQuery
{
    private static string Sql(IReadOnlyList<RowPart<FigureVersionRow>> parts) =>
        $"""
        with recursive {UnitTreeSql.Root("$1", "$2")},
        {UnitTreeSql.Above("above", "select unit_id from root", "$2")},
        checked as (
            select (select unit_id from root) as root_id,
                exists (select from above where unit_id = any ($3)) as is_allowed,
                exists (select from read.indicators where code = $4) as is_defined
        )
        select k.root_id is not null, k.is_allowed, k.is_defined, h.from_position{string.Concat(parts.Select(p => ", " + p.Sql))}
        from checked k
        left join lateral (
            select v.*, lag(v.value) over w as previous_value, count(v.value) over w as reported_count
            from (
                select f.*, $4 as indicator, f.values[p.place] as value, $4 = any (f.not_added) is not true as is_added,
                    case when p.place is not null
                        then f.entered_by[case cardinality(f.entered_by) when 1 then 1 else p.place end] end as one_entered_by
                from read.report_figures f
                join read.figure_rows t on t.template = f.template and t.template_version = f.template_version
                    and t.indicator = $4
                cross join lateral (select array_position(f.indicators, $4) as place) p
                where f.unit_id = k.root_id and f.period_kind = $5 and f.period_first = $6 and f.period = $7 and f.version > 0
            ) v
            window w as (partition by v.report_id order by v.from_position)
        ) h on k.is_allowed and h.reported_count > 0
        order by h.from_position
        """;

    public static async Task<Answer<IReadOnlyList<FigureVersionRow>>> Of(
        NpgsqlDataSource db, string unit, string indicator, string period, IReadOnlyCollection<string>? columns,
        Caller caller, CancellationToken ct)
    {
        if (!Period.TryParse(period, null, out var known))
            return PeriodRefusals.Malformed(period);
        var parts = FigureVersionRow.Shape.Select(columns);
        var parameters = new SqlParameters();
        parameters.Text(unit);
        parameters.Date(caller.Today);
        parameters.Uuids(caller.Scope.Units);
        parameters.Text(indicator);
        parameters.Text(PeriodKindText.Of(known.Kind));
        parameters.Date(known.First);
        parameters.Text(known.Text);
        await using var reader = await Guarded.Read(db, caller, Sql(parts), parameters, ct);
        var versions = new List<FigureVersionRow>();
        while (await reader.ReadAsync(ct))
        {
            if (Refused(reader, unit, indicator) is { } refusal)
                return refusal;
            if (reader.IsDBNull(3))
                continue;
            var row = new FigureVersionRow();
            parts.Read(row, reader, 4);
            versions.Add(row);
        }
        return new Answer<IReadOnlyList<FigureVersionRow>>.Given(versions);
    }

    private static Refusal? Refused(NpgsqlDataReader reader, string unit, string indicator) =>
        !reader.GetBoolean(0) ? UnitRefusals.Unknown(unit)
        : !reader.GetBoolean(1) ? ReadRefusals.Forbidden(unit)
        : !reader.GetBoolean(2) ? IndicatorRefusals.Unknown([indicator])
        : null;
}
