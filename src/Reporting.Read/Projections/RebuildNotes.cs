using Npgsql;
using NpgsqlTypes;

namespace Reporting.Read.Projections;

/// <summary>Tells everybody how far a rebuild is: its caller, and the table that operators and health read.</summary>
internal sealed class RebuildNotes(
    NpgsqlDataSource db, Projection projection, TimeProvider clock, IProgress<RebuildProgress>? progress)
{
    private static readonly TimeSpan NoteInterval = TimeSpan.FromMilliseconds(250);

    private long target;
    private string? lastState;
    private long lastNote;

    public async Task Begin(long head, CancellationToken ct)
    {
        (target, lastState) = (head, null);
        await using var command = db.CreateCommand(
            """
            insert into read.rebuilds (name, version, position, target, state, started_at) values ($1, $2, 0, $3, 'filling', $4)
            on conflict on constraint pk_rebuilds do update
            set version = $2, position = 0, target = $3, state = 'filling', started_at = $4, ended_at = null, failure = null
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection.Name });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = projection.Version });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = head });
        command.Parameters.Add(Now());
        await command.ExecuteNonQueryAsync(ct);
        progress?.Report(new RebuildProgress(projection.Name, "filling", 0, head));
    }

    /// <summary>A new state is noted at once, how far it is a few times a second: each note is a commit.</summary>
    public async Task Note(string state, long position, CancellationToken ct)
    {
        if (state == lastState && clock.GetElapsedTime(lastNote) < NoteInterval)
            return;
        (lastState, lastNote) = (state, clock.GetTimestamp());
        await using var command = db.CreateCommand(
            """
            update read.rebuilds set state = $2, position = $3, ended_at = case when $2 = 'done' then $4 end where name = $1
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection.Name });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = state });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        command.Parameters.Add(Now());
        await command.ExecuteNonQueryAsync(ct);
        progress?.Report(new RebuildProgress(projection.Name, state, position, Math.Max(target, position)));
    }

    public async Task Failed(Exception failure, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            "update read.rebuilds set state = 'failed', failure = $2, ended_at = $3 where name = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection.Name });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = failure.Message });
        command.Parameters.Add(Now());
        await command.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlParameter Now() =>
        new() { Value = clock.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
