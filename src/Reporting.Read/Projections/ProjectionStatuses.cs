using Npgsql;

namespace Reporting.Read.Projections;

/// <summary>Where a projection stands, as the database knows it; true for every host.</summary>
/// <param name="RebuildState">How far a rebuild is: filling, indexing, catching-up, done or failed; null without
/// one.</param>
public sealed record StoredProjectionStatus(
    string Name, int Version, long Position, long? FailedPosition, string? FailedType, string? Failure, int PassedOver,
    string? RebuildState, long? RebuildPosition, long? RebuildTarget, string? RebuildFailure);

/// <summary>For health, metrics and operators.</summary>
public static class ProjectionStatuses
{
    public static async Task<IReadOnlyList<StoredProjectionStatus>> Read(NpgsqlDataSource db, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            select c.name, c.version, c.position, c.failed_position, c.failed_type, c.failure,
                (select count(*) from read.passed_over p where p.name = c.name)::integer,
                r.state, r.position, r.target, r.failure
            from read.checkpoints c
            left join read.rebuilds r on r.name = c.name
            where c.name not like '% (next)'
            order by c.name
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var statuses = new List<StoredProjectionStatus>();
        while (await reader.ReadAsync(ct))
        {
            statuses.Add(new StoredProjectionStatus(
                reader.GetString(0), reader.GetInt32(1), reader.GetInt64(2), Value<long?>(reader, 3),
                Value<string?>(reader, 4),
                Value<string?>(reader, 5), reader.GetInt32(6), Value<string?>(reader, 7), Value<long?>(reader, 8),
                Value<long?>(reader, 9), Value<string?>(reader, 10)));
        }
        return statuses;
    }

    internal static async Task<Dictionary<string, long>> Positions(NpgsqlDataSource db, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select name, position from read.checkpoints");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var positions = new Dictionary<string, long>();
        while (await reader.ReadAsync(ct))
            positions.Add(reader.GetString(0), reader.GetInt64(1));
        return positions;
    }

    private static T? Value<T>(NpgsqlDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? default : reader.GetFieldValue<T>(ordinal);
}
