using Npgsql;
using NpgsqlTypes;

namespace Reporting.Bench;

/// <summary>What PostgreSQL gives when it is asked for nothing but rows: the ceilings that the store is measured against.</summary>
internal static class Limits
{
    private const string Columns =
        "seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, headers, user_name, salt, leaf";

    // The same columns, indexes and constraints as the store's; the single rows have no stream to refer to.
    private const string Tables =
        """
        create schema if not exists bench;
        create table bench.single (like es.mt_events including all);
        create table bench.streams (like es.mt_streams including all);
        create table bench.events (like es.mt_events including all);
        alter table bench.events add constraint events_stream_id foreign key (stream_id) references bench.streams (id) on delete cascade;
        """;

    private static long position;

    public static async Task Create(NpgsqlDataSource db, CancellationToken ct)
    {
        await using var command = db.CreateCommand(Tables);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Each writer: a prepared INSERT of one event, its own commit, again and again.</summary>
    public static Side SingleInserts(NpgsqlDataSource db, int writers) => new($"single INSERT, {writers} writers", ct =>
        Loops.Count(writers, async () =>
        {
            var connection = await db.OpenConnectionAsync(CancellationToken.None);
            var insert = new NpgsqlCommand(
                $"insert into bench.single ({Columns}) values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12)", connection);
            AddEvent(insert.Parameters, Guid.NewGuid());
            await insert.PrepareAsync(CancellationToken.None);
            return new Loops.Step(
                async () =>
                {
                    Renew(insert.Parameters, Guid.NewGuid());
                    await insert.ExecuteNonQueryAsync(CancellationToken.None);
                    return 1;
                },
                connection);
        }, ct));

    /// <summary>One writer: a stream and its event, prepared, one transaction, one round trip.</summary>
    public static Side TwoRowTransactions(NpgsqlDataSource db, int writers) => new($"two-row transaction, {writers} writers", ct =>
        Loops.Count(writers, async () =>
        {
            var connection = await db.OpenConnectionAsync(CancellationToken.None);
            var batch = new NpgsqlBatch(connection);
            var stream = new NpgsqlBatchCommand("insert into bench.streams (id, type, version, timestamp) values ($1, 'report', 1, $2)");
            stream.Parameters.Add(new NpgsqlParameter<Guid>());
            stream.Parameters.Add(new NpgsqlParameter<DateTime> { NpgsqlDbType = NpgsqlDbType.TimestampTz });
            var happened = new NpgsqlBatchCommand(
                $"insert into bench.events ({Columns}) values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
            AddEvent(happened.Parameters, Guid.NewGuid());
            batch.BatchCommands.Add(stream);
            batch.BatchCommands.Add(happened);
            await batch.PrepareAsync(CancellationToken.None);
            return new Loops.Step(
                async () =>
                {
                    var id = Guid.NewGuid();
                    ((NpgsqlParameter<Guid>)stream.Parameters[0]).TypedValue = id;
                    ((NpgsqlParameter<DateTime>)stream.Parameters[1]).TypedValue = TimeProvider.System.GetUtcNow().UtcDateTime;
                    Renew(happened.Parameters, id);
                    await batch.ExecuteNonQueryAsync(CancellationToken.None);
                    return 1;
                },
                connection);
        }, ct));

    /// <summary>Binary COPY of many events of one stream at a time.</summary>
    public static Side Copy(NpgsqlDataSource db, int eventCount) => new($"binary COPY, {eventCount} a time", ct =>
        Loops.Count(1, async () =>
        {
            var connection = await db.OpenConnectionAsync(CancellationToken.None);
            return new Loops.Step(() => CopyOnce(connection, eventCount), connection);
        }, ct));

    private static async Task<int> CopyOnce(NpgsqlConnection connection, int eventCount)
    {
        var stream = Guid.NewGuid();
        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        await using (var insert = new NpgsqlCommand("insert into bench.streams (id, type, version) values ($1, 'report', $2)", connection))
        {
            insert.Parameters.Add(new() { Value = stream });
            insert.Parameters.Add(new() { Value = (long)eventCount });
            await insert.ExecuteNonQueryAsync(CancellationToken.None);
        }

        await using (var copy = await connection.BeginBinaryImportAsync(
            $"copy bench.events ({Columns}) from stdin (format binary)", CancellationToken.None))
        {
            for (var version = 1L; version <= eventCount; version++) await CopyRow(copy, stream, version);
            await copy.CompleteAsync(CancellationToken.None);
        }

        await transaction.CommitAsync(CancellationToken.None);
        return eventCount;
    }

    private static async Task CopyRow(NpgsqlBinaryImporter copy, Guid stream, long version)
    {
        await copy.StartRowAsync(CancellationToken.None);
        await copy.WriteAsync(Interlocked.Increment(ref position), NpgsqlDbType.Bigint, CancellationToken.None);
        await copy.WriteAsync(Guid.NewGuid(), NpgsqlDbType.Uuid, CancellationToken.None);
        await copy.WriteAsync(stream, NpgsqlDbType.Uuid, CancellationToken.None);
        await copy.WriteAsync(version, NpgsqlDbType.Bigint, CancellationToken.None);
        await copy.WriteAsync(Sample.Body, NpgsqlDbType.Jsonb, CancellationToken.None);
        await copy.WriteAsync(Sample.Type, NpgsqlDbType.Varchar, CancellationToken.None);
        await copy.WriteAsync(TimeProvider.System.GetUtcNow().UtcDateTime, NpgsqlDbType.TimestampTz, CancellationToken.None);
        await copy.WriteAsync(Sample.ClrType, NpgsqlDbType.Varchar, CancellationToken.None);
        await copy.WriteAsync(Sample.Correlation, NpgsqlDbType.Varchar, CancellationToken.None);
        await copy.WriteAsync(Sample.Headers, NpgsqlDbType.Jsonb, CancellationToken.None);
        await copy.WriteAsync(Sample.UserName, NpgsqlDbType.Varchar, CancellationToken.None);
        await copy.WriteAsync(Sample.Salt, NpgsqlDbType.Bytea, CancellationToken.None);
        await copy.WriteAsync(Sample.Leaf, NpgsqlDbType.Bytea, CancellationToken.None);
    }

    private static void AddEvent(NpgsqlParameterCollection parameters, Guid stream)
    {
        parameters.Add(new NpgsqlParameter<long>());
        parameters.Add(new NpgsqlParameter<Guid>());
        parameters.Add(new NpgsqlParameter<Guid>());
        parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Sample.Body, NpgsqlDbType = NpgsqlDbType.Jsonb });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = Sample.Type });
        parameters.Add(new NpgsqlParameter<DateTime> { NpgsqlDbType = NpgsqlDbType.TimestampTz });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = Sample.ClrType });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = Sample.Correlation });
        parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Sample.Headers, NpgsqlDbType = NpgsqlDbType.Jsonb });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = Sample.UserName });
        parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Sample.Salt });
        parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Sample.Leaf });
        Renew(parameters, stream);
    }

    private static void Renew(NpgsqlParameterCollection parameters, Guid stream)
    {
        ((NpgsqlParameter<long>)parameters[0]).TypedValue = Interlocked.Increment(ref position);
        ((NpgsqlParameter<Guid>)parameters[1]).TypedValue = Guid.NewGuid();
        ((NpgsqlParameter<Guid>)parameters[2]).TypedValue = stream;
        ((NpgsqlParameter<DateTime>)parameters[5]).TypedValue = TimeProvider.System.GetUtcNow().UtcDateTime;
    }
}
