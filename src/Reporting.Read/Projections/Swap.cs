using Npgsql;
using Reporting.EventStore;

namespace Reporting.Read.Projections;

/// <summary>Puts the filled copy in the place of the live one, in one short transaction.</summary>
internal sealed class Swap(NpgsqlDataSource db, PostgresEventStore store, Projection projection, CopyOfTables next)
{
    /// <summary>The position of the new live copy, or null when readers or too many new events stand in the way: try
    /// again.</summary>
    public async Task<long?> Try(Checkpoint filled, long eventCountMax, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            // A reader that holds a table for long must not make other readers queue behind this: give up and come
            // again.
            await ReadTables.Execute(connection,
                $"set local lock_timeout = '200ms'; set local search_path = {next.Schema}", ct);
            // From here on the live copy stands still: every page of it begins at this row.
            var (livePosition, oldTables) = await LockLive(connection, ct);
            if (livePosition - filled.Position > eventCountMax)
                return null;
            await Complete(connection, filled.Position, livePosition, ct);
            var position = Math.Max(filled.Position, livePosition);
            await ReadTables.Execute(connection, Replace(oldTables), ct);
            await Move(connection, position, ct);
            await transaction.CommitAsync(ct);
            return position;
        }
        catch (PostgresException busy) when (busy.SqlState is PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.QueryCanceled)
        {
            return null;
        }
    }

    internal static string DropNextSql(CopyOfTables next, string name) =>
        $"""
        drop schema if exists {next.Schema} cascade;
        delete from read.passed_over where name = '{next.Name}';
        delete from read.checkpoints where name = '{next.Name}';
        """;

    private async Task<(long Position, string[] Tables)> LockLive(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select position, tables from read.checkpoints where name = $1 for update", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection.Name });
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return (row.GetInt64(0), row.GetFieldValue<string[]>(1));
    }

    /// <summary>The last events that the live copy has and the new one has not: a reader never sees the position go
    /// back.</summary>
    private async Task Complete(NpgsqlConnection connection, long from, long to, CancellationToken ct)
    {
        while (from < to)
        {
            var page = await store.ReadPage(from, projection.Wants, (int)(to - from), ct);
            await PageWriter.Write(
                connection, projection.Apply([.. page.Events.Where(recorded => recorded.Position <= to)]), ct);
            from = page.ScannedTo;
        }
    }

    // All at once: the policy of one may read another.
    private string Replace(string[] oldTables) => string.Concat(
    [
        $"drop table {string.Join(", ", oldTables.Select(table => $"read.{table}"))};\n",
        .. projection.Tables.Select(table => $"alter table {next.Schema}.{table} set schema read;\n"),
    ]);

    private async Task Move(NpgsqlConnection connection, long position, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            with passed_before as (delete from read.passed_over where name = $1)
            update read.checkpoints
            set version = $2, position = $3, copy = copy + 1, tables = $4,
                failed_position = null, failed_stream = null, failed_type = null, failure = null, failed_at = null
            where name = $1
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection.Name });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = projection.Version });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. projection.Tables] });
        await command.ExecuteNonQueryAsync(ct);
        await ReadTables.Execute(connection,
            $"update read.passed_over set name = '{projection.Name}' where name = '{next.Name}';\n" +
            DropNextSql(next, projection.Name), ct);
    }
}
