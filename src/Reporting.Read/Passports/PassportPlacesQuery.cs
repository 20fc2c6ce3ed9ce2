using Npgsql;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Passports;

/// <summary>A unit that a figure counts for.</summary>
/// <param name="Map"><c>as_filed</c>, or <c>now</c>.</param>
/// <param name="Depth">0 for who stands for the reporting unit on that map, 1 for the unit right above, and so on.</param>
/// <param name="Weight">Which part of the figure; 1 for all of it.</param>
public sealed record PassportPlaceRow(string Map, int Depth, decimal Weight, UnitRow Unit);

/// <summary>Where a figure is added up: on the tree of the day it was for, and on the tree of today.</summary>
public static class PassportPlacesQuery
{
    public static async Task<IReadOnlyList<PassportPlaceRow>> Of(
        NpgsqlDataSource db, PassportRow passport, IReadOnlyCollection<string>? columns, Caller caller,
        CancellationToken ct)
    {
        var parts = UnitRow.Shape.Select(columns);
        var parameters = new SqlParameters();
        var (unit, first, today) = (
            parameters.Uuid(passport.UnitId), parameters.Date(passport.PeriodFirst), parameters.Date(caller.Today));
        // A report's figures for days before its unit existed are at home where it hung first.
        var sql =
            $"""
            with recursive bottoms as (
                select 'as_filed' as map, u.unit_id, 1::numeric as weight,
                    least(greatest({first}, u.effective_from), u.last_day) as day
                from read.units u where u.unit_id = {unit}
                union all
                select distinct 'now', m.holder_id, m.weight, {today}
                from read.unit_map m
                where m.unit_id = {unit} and m.ancestor_id = m.holder_id and m.from_day <= {today} and m.to_day > {today}
                    and m.first_from <= {first} and m.first_to > {first}
                    and m.figures in (0, (
                        select case i.over_units when 'sum' then 1 else 2 end
                        from read.indicators i where i.code = {parameters.Text(passport.IndicatorCode)}))
            ),
            chain (map, depth, weight, unit_id, day) as (
                select map, 0, weight, unit_id, day from bottoms
                union all
                select c.map, c.depth + 1, c.weight, p.parent_id, c.day
                from chain c
                join read.unit_parents p on p.unit_id = c.unit_id and p.from_day <= c.day and p.to_day > c.day
                where p.parent_id is not null
            )
            select c.map, c.depth, trim_scale(c.weight){string.Concat(parts.Select(part => ", " + part.Sql))}
            from chain c
            join read.units u on u.unit_id = c.unit_id
            order by c.map, c.depth, u.code
            """;
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct);
        var places = new List<PassportPlaceRow>();
        while (await reader.ReadAsync(ct))
        {
            var row = new UnitRow();
            parts.Read(row, reader, 3);
            places.Add(new PassportPlaceRow(reader.GetString(0), reader.GetInt32(1), reader.GetDecimal(2), row));
        }
        return places;
    }
}
