using Npgsql;
using NpgsqlTypes;

namespace Reporting.Read.Projections;

/// <summary>Where the rows of a copy stand, as the database knows it.</summary>
/// <param name="Version">The version of the projection that made the rows.</param>
/// <param name="Position">Every event up to here is in the rows.</param>
/// <param name="Copy">Counts the rebuilt copies that were swapped in.</param>
internal sealed record Checkpoint(int Version, long Position, int Copy)
{
    public static async Task<Checkpoint?> Load(NpgsqlDataSource db, string name, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            "select version, position, copy from read.checkpoints where name = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new Checkpoint(row.GetInt32(0), row.GetInt64(1), row.GetInt32(2)) : null;
    }

    /// <summary>Notes that the projection stands before an event that it can't read. The rows stay as they
    /// are.</summary>
    public static async Task NoteFailure(
        NpgsqlDataSource db, string name, PoisonEvent poison, DateTimeOffset at, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            update read.checkpoints
            set failed_position = $2, failed_stream = $3, failed_type = $4, failure = $5, failed_at = $6
            where name = $1
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = poison.Position });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = poison.StreamId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = poison.Type });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = poison.Failure });
        command.Parameters.Add(new NpgsqlParameter { Value = at.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>An event that a projection can't read.</summary>
internal sealed record PoisonEvent(long Position, Guid StreamId, string Type, string Failure);
