using Npgsql;
using Reporting.Read.Reading;

namespace Reporting.Read.Units;

/// <summary>Units as a list, and their relatives in the tree of today.</summary>
public static class UnitsQuery
{
    private static readonly Listing<UnitRow> Listing = new(
        "read.units u", [new("u.code", "text"), new("u.unit_id", "uuid")], unit: null, UnitRow.Shape);

    /// <summary>The units that each of some units leads to.</summary>
    public delegate Task<ILookup<Guid, UnitRow>> Relation(
        NpgsqlDataSource db, IReadOnlyList<Guid> ids, IReadOnlyCollection<string>? columns, Caller caller,
        CancellationToken ct);

    /// <param name="within">Only the subtree of the unit with this code, itself included.</param>
    /// <param name="kind">Only units of this kind.</param>
    /// <param name="code">Only units that have or had this code.</param>
    public static Task<Answer<Slice<UnitRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, string? within, string? kind,
        string? code, Caller caller, CancellationToken ct) =>
        Listing.Page(db, page, columns, parameters => Conditions(parameters, within, kind, code, caller), caller, null,
            ct);

    /// <param name="within">Only the subtree of the unit with this code, itself included.</param>
    public static Task<Answer<Slice<UnitRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, string? within, Caller caller,
        CancellationToken ct) => List(db, page, columns, within, null, null, caller, ct);

    /// <summary>The units of some ids; those of ids that are none are not there.</summary>
    public static Task<ILookup<Guid, UnitRow>> ById(
        NpgsqlDataSource db, IReadOnlyList<Guid> ids, IReadOnlyCollection<string>? columns, Caller caller,
        CancellationToken ct)
    {
        var parameters = new SqlParameters();
        return Related(db, columns, parameters,
            $"select u.id as of_id, u.id as unit_id, 0 as place from unnest({parameters.Uuids(ids)}) as u (id)", ct);
    }

    /// <summary>The unit that each unit hangs under today; none for a root.</summary>
    public static Task<ILookup<Guid, UnitRow>> Parents(
        NpgsqlDataSource db, IReadOnlyList<Guid> ids, IReadOnlyCollection<string>? columns, Caller caller,
        CancellationToken ct) => Beside(db, ids, columns, caller, "unit_id", "parent_id", ct);

    /// <summary>The units that hang under each unit today, by code.</summary>
    public static Task<ILookup<Guid, UnitRow>> Children(
        NpgsqlDataSource db, IReadOnlyList<Guid> ids, IReadOnlyCollection<string>? columns, Caller caller,
        CancellationToken ct) => Beside(db, ids, columns, caller, "parent_id", "unit_id", ct);

    private static Task<ILookup<Guid, UnitRow>> Beside(
        NpgsqlDataSource db, IReadOnlyList<Guid> ids, IReadOnlyCollection<string>? columns, Caller caller,
        string from, string to, CancellationToken ct)
    {
        var parameters = new SqlParameters();
        var (of, day) = (parameters.Uuids(ids), parameters.Date(caller.Today));
        return Related(db, columns, parameters,
            $"""
            select p.{from} as of_id, p.{to} as unit_id, 0 as place
            from read.unit_parents p where p.{from} = any ({of}) and p.from_day <= {day} and p.to_day > {day}
            """, ct);
    }

    /// <summary>All units above each unit today, the root first.</summary>
    public static Task<ILookup<Guid, UnitRow>> Ancestors(
        NpgsqlDataSource db, IReadOnlyList<Guid> ids, IReadOnlyCollection<string>? columns, Caller caller,
        CancellationToken ct)
    {
        var parameters = new SqlParameters();
        var (of, day) = (parameters.Uuids(ids), parameters.Date(caller.Today));
        return Related(db, columns, parameters,
            $"""
            with recursive above (of_id, unit_id, place) as (
                select u.of_id, u.of_id, 0 from unnest({of}) as u (of_id)
                union
                select a.of_id, p.parent_id, a.place - 1
                from above a
                join read.unit_parents p on p.unit_id = a.unit_id and p.from_day <= {day} and p.to_day > {day}
                where p.parent_id is not null
            )
            select of_id, unit_id, place from above where place < 0
            """, ct);
    }

    private static async Task<ILookup<Guid, UnitRow>> Related(
        NpgsqlDataSource db, IReadOnlyCollection<string>? columns, SqlParameters parameters, string relation,
        CancellationToken ct)
    {
        var parts = UnitRow.Shape.Select(columns);
        var selected = string.Concat(parts.Select(part => ", " + part.Sql));
        await using var command = db.CreateCommand(
            $"""
            select n.of_id{selected}
            from ({relation}) n
            join read.units u on u.unit_id = n.unit_id
            order by n.of_id, n.place, u.code
            """);
        parameters.All.ForEach(parameter => command.Parameters.Add(parameter));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<(Guid Of, UnitRow Row)>();
        while (await reader.ReadAsync(ct))
        {
            var row = new UnitRow();
            parts.Read(row, reader, 1);
            rows.Add((reader.GetGuid(0), row));
        }
        return rows.ToLookup(found => found.Of, found => found.Row);
    }

    private static IEnumerable<string> Conditions(
        SqlParameters parameters, string? within, string? kind, string? code, Caller caller)
    {
        if (within is not null)
        {
            var day = parameters.Date(caller.Today);
            yield return
                $"""
                u.unit_id in (
                    with recursive {UnitTreeSql.Root(parameters.Text(within), day)},
                    {UnitTreeSql.Below("below", "select unit_id from root", day)}
                    select unit_id from below)
                """;
        }
        if (kind is not null)
            yield return $"u.kind = {parameters.Text(kind)}";
        if (code is not null)
            yield return $"u.code = {parameters.Text(code)}";
    }
}
