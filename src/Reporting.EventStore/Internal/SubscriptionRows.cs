using Npgsql;

namespace Reporting.EventStore.Internal;

/// <summary>The table <c>es.subscriptions</c>.</summary>
internal static class SubscriptionRows
{
    private const string StartSql =
        """
        insert into es.subscriptions (name) values ($1)
        on conflict on constraint subscriptions_pkey
            do update set state = 'running', failed_position = null, failure = null, updated_at = now()
        returning position
        """;

    // The old position fences: a host that lost the lease without knowing it can't move the position back.
    private const string MoveSql =
        """
        update es.subscriptions
        set position = $3, state = 'running', failed_position = null, failure = null, updated_at = now()
        where name = $1 and position = $2
        """;

    private const string NoteSql =
        """
        update es.subscriptions set state = $2, failed_position = $3, failure = $4, updated_at = now()
        where name = $1 and position = $5
        """;

    private const string AllSql =
        "select name, state, position, failed_position, failure from es.subscriptions order by name";

    public static async Task<long> Start(NpgsqlDataSource db, string name, CancellationToken ct)
    {
        await using var command = db.CreateCommand(StartSql);
        command.Parameters.Add(new() { Value = name });
        return (long)(await command.ExecuteScalarAsync(ct).ConfigureAwait(false))!;
    }

    public static async Task Move(NpgsqlDataSource db, string name, long from, long to, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct).ConfigureAwait(false);
        await using var command = new NpgsqlCommand(MoveSql, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = to });
        await command.PrepareAsync(ct).ConfigureAwait(false);
        if (await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false) == 0)
        {
            throw new InvalidOperationException($"Subscription {name} was moved from {from} by another host.");
        }
    }

    public static async Task Note(NpgsqlDataSource db, SubscriptionStatus status, CancellationToken ct)
    {
        await using var command = db.CreateCommand(NoteSql);
        command.Parameters.Add(new() { Value = status.Name });
        command.Parameters.Add(new() { Value = Stored(status.State) });
        command.Parameters.Add(new() { Value = (object?)status.FailedPosition ?? DBNull.Value });
        command.Parameters.Add(new() { Value = (object?)status.Failure ?? DBNull.Value });
        command.Parameters.Add(new() { Value = status.Position });
        await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }

    public static async Task<IReadOnlyList<SubscriptionStatus>> All(NpgsqlDataSource db, CancellationToken ct)
    {
        await using var command = db.CreateCommand(AllSql);
        await using var rows = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
        var all = new List<SubscriptionStatus>();
        while (await rows.ReadAsync(ct).ConfigureAwait(false))
        {
            all.Add(new SubscriptionStatus(
                rows.GetString(0), Enum.Parse<SubscriptionState>(rows.GetString(1), ignoreCase: true), rows.GetInt64(2),
                rows.IsDBNull(3) ? null : rows.GetInt64(3), rows.IsDBNull(4) ? null : rows.GetString(4)));
        }

        return all;
    }

    private static string Stored(SubscriptionState state) => state switch
    {
        SubscriptionState.Stopped => "stopped",
        SubscriptionState.Retrying => "retrying",
        _ => "running",
    };
}
