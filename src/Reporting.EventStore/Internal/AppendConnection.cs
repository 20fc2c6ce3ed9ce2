using Npgsql;

namespace Reporting.EventStore.Internal;

/// <summary>The connection that appends go through: kept open, with its limits set and its statement prepared.</summary>
internal sealed class AppendConnection : IAsyncDisposable
{
    public const long AppendLock = 7310592208;

    // The server ends a statement that takes too long, and its word of that comes no later than so.
    private static readonly TimeSpan AnswerMargin = TimeSpan.FromSeconds(1);

    private readonly NpgsqlConnection _connection;
    private readonly AppendStatement _statement;

    private AppendConnection(NpgsqlConnection connection) =>
        (_connection, _statement) = (connection, new AppendStatement(connection));

    public static async Task<AppendConnection> Open(NpgsqlDataSource db, EventStoreOptions options, CancellationToken ct)
    {
        var connection = await DedicatedConnection.Open(db, options.StatementTimeout + AnswerMargin, ct).ConfigureAwait(false);
        var opened = new AppendConnection(connection);
        try
        {
            await Durability.Require(connection, ct).ConfigureAwait(false);
            await opened.Run(Limits(options), ct).ConfigureAwait(false);
            await opened._statement.Prepare(ct).ConfigureAwait(false);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Writes a batch in one transaction and one round trip: the statement's own transaction commits with it.</summary>
    public Task<BatchAnswer> Append(StampedBatch batch, CancellationToken ct) => _statement.Run(batch, ct);

    /// <summary>Takes the lock first and stamps under it. For a batch whose time was overtaken by another host: it can't be
    /// overtaken again. The server ends the connection when this host falls silent in between.</summary>
    public async Task<BatchAnswer> AppendUnderLock(
        IReadOnlyList<PendingAppend> requests, Func<DateTime, StampedBatch> stamp, CancellationToken ct)
    {
        await using var transaction = await _connection.BeginTransactionAsync(ct).ConfigureAwait(false);
        await Run($"select pg_advisory_xact_lock({AppendLock})", ct).ConfigureAwait(false);
        await using var head = new NpgsqlCommand("select timestamp from es.head", _connection);
        var batch = stamp((DateTime)(await head.ExecuteScalarAsync(ct).ConfigureAwait(false))!);
        var answer = await _statement.Run(batch, ct).ConfigureAwait(false);
        await transaction.CommitAsync(ct).ConfigureAwait(false);
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        await _statement.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The plan is made once and by index: a plan made while the tables were empty would scan them for ever.</summary>
    private static string Limits(EventStoreOptions options) =>
        $"""
        set default_transaction_isolation = 'read committed';
        set statement_timeout = {(long)options.StatementTimeout.TotalMilliseconds};
        set idle_in_transaction_session_timeout = {(long)options.IdleInTransactionTimeout.TotalMilliseconds};
        set plan_cache_mode = force_generic_plan;
        set enable_seqscan = off;
        set enable_hashjoin = off;
        set enable_mergejoin = off;
        set jit = off
        """;

    private async Task Run(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }
}
