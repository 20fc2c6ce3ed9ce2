using Npgsql;
using Reporting.Domain.OrgUnits;
using Reporting.Read.Reading;

namespace Reporting.Read.Units;

/// <summary>That a unit came out of another one.</summary>
/// <param name="Unit">The other one.</param>
/// <param name="Day">The successor's first day with it.</param>
/// <param name="Weight">With a partial share: which part of the figures; null when nobody has stated it.</param>
public sealed record SuccessionRow(Guid Unit, DateOnly Day, SuccessionShare Share, decimal? Weight);

/// <summary>Who came out of whom.</summary>
public static class SuccessionsQuery
{
    public static Task<IReadOnlyList<IReadOnlyList<SuccessionRow>>> Predecessors(
        NpgsqlDataSource db, IReadOnlyList<Guid> ids, Caller caller, CancellationToken ct) => Read(db, ids, "to_id", "from_id", caller, ct);

    public static Task<IReadOnlyList<IReadOnlyList<SuccessionRow>>> Successors(
        NpgsqlDataSource db, IReadOnlyList<Guid> ids, Caller caller, CancellationToken ct) => Read(db, ids, "from_id", "to_id", caller, ct);

    private static async Task<IReadOnlyList<IReadOnlyList<SuccessionRow>>> Read(
        NpgsqlDataSource db, IReadOnlyList<Guid> ids, string of, string other, Caller caller, CancellationToken ct)
    {
        var parameters = new SqlParameters();
        parameters.Uuids(ids);
        var sql =
            $"""
            select s.{of}, s.{other}, s.day, s.share, trim_scale(s.weight)
            from read.unit_successions s
            join read.units u on u.unit_id = s.{other}
            where s.{of} = any ($1)
            order by s.day, u.code, u.unit_id
            """;
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct);
        var rows = new List<(Guid Of, SuccessionRow Row)>();
        while (await reader.ReadAsync(ct))
            rows.Add((reader.GetGuid(0), new SuccessionRow(
                reader.GetGuid(1), reader.Day(2), reader.GetString(3) == "full" ? SuccessionShare.Full : SuccessionShare.Partial,
                reader.Exact(4))));
        var found = rows.ToLookup(row => row.Of, row => row.Row);
        return [.. ids.Select(id => (IReadOnlyList<SuccessionRow>)[.. found[id]])];
    }
}
