using Npgsql;
using Reporting.Domain.OrgUnits;
using Reporting.Read.Reading;

namespace Reporting.Read.Units;

/// <summary>Units that other units lead to, in the tree of today.</summary>
public static class UnitRelatives
{
    /// <summary>The units that each of some units leads to.</summary>
    public delegate Task<ILookup<Guid, UnitRow>> Relation(
        NpgsqlDataSource db, IReadOnlyList<Guid> ids, IReadOnlyCollection<string>? columns, Caller caller,
        CancellationToken ct);

    /// <summary>The units of some ids; those of ids that are none are not there.</summary>
    public static Task<ILookup<Guid, UnitRow>> ById(
        NpgsqlDataSource db, IReadOnlyList<Guid> ids, IReadOnlyCollection<string>? columns, Caller caller,
        CancellationToken ct)
    {
        var parameters = new SqlParameters();
        return Related(db, caller, columns, parameters,
            $"select u.id as of_id, u.id as unit_id, 0 as place from unnest({parameters.Uuids(ids)}) as u (id)", ct);
    }

    /// <summary>The unit that each unit hangs under today; none for a root.</summary>
    public static Relation Parents(string hierarchy) => (db, ids, columns, caller, ct) =>
    {
        var parameters = new SqlParameters();
        var of = parameters.Uuids(ids);
        return Related(db, caller, columns, parameters,
            $"""
            select p.unit_id as of_id, p.parent_id as unit_id, 0 as place
            from {Places(parameters, hierarchy, caller)} p where p.unit_id = any ({of})
            """, ct);
    };

    /// <summary>The units that hang under each unit today, by code.</summary>
    public static Relation Children(string hierarchy) => (db, ids, columns, caller, ct) =>
    {
        var parameters = new SqlParameters();
        var (of, day) = (parameters.Uuids(ids), parameters.Date(caller.Today));
        return Related(db, caller, columns, parameters,
            $"""
            select p.parent_id as of_id, p.unit_id, 0 as place
            from {Places(parameters, hierarchy, caller)} p
            join read.units c on c.unit_id = p.unit_id and c.effective_from <= {day}
            where p.parent_id = any ({of})
            """, ct);
    };

    /// <summary>All units above each unit today, the root first.</summary>
    public static Relation Ancestors(string hierarchy) => (db, ids, columns, caller, ct) =>
    {
        var parameters = new SqlParameters();
        var of = parameters.Uuids(ids);
        return Related(db, caller, columns, parameters,
            $"""
            with recursive above (of_id, unit_id, place) as (
                select u.of_id, u.of_id, 0 from unnest({of}) as u (of_id)
                union
                select a.of_id, p.parent_id, a.place - 1
                from above a
                join {Places(parameters, hierarchy, caller)} p on p.unit_id = a.unit_id
                where p.parent_id is not null
            )
            select of_id, unit_id, place from above where place < 0
            """, ct);
    };

    /// <summary>Where units hang in a hierarchy today, those that exist.</summary>
    private static string Places(SqlParameters parameters, string hierarchy, Caller caller)
    {
        var day = parameters.Date(caller.Today);
        return hierarchy == OrgUnit.Territory
            ? $"(select * from read.unit_parents where from_day <= {day} and to_day > {day} and not is_rest)"
            : $"""
              (select * from read.unit_other_parents
              where hierarchy = {parameters.Text(hierarchy)} and from_day <= {day} and to_day > {day})
              """;
    }

    private static async Task<ILookup<Guid, UnitRow>> Related(
        NpgsqlDataSource db, Caller caller, IReadOnlyCollection<string>? columns, SqlParameters parameters,
        string relation, CancellationToken ct)
    {
        var parts = UnitRow.Shape.Select(columns);
        var selected = string.Concat(parts.Select(part => ", " + part.Sql));
        var sql =
            $"""
            select n.of_id{selected}
            from ({relation}) n
            join read.units u on u.unit_id = n.unit_id
            order by n.of_id, n.place, u.code
            """;
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct);
        var rows = new List<(Guid Of, UnitRow Row)>();
        while (await reader.ReadAsync(ct))
        {
            var row = new UnitRow();
            parts.Read(row, reader, 1);
            rows.Add((reader.GetGuid(0), row));
        }
        return rows.ToLookup(found => found.Of, found => found.Row);
    }
}
