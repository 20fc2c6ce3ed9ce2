using System.Security.Cryptography;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Reporting.Write.Accounts;

/// <summary>Failed sign-ins slow the next ones down, they lock nobody out (docs/adr/0015): after five of one user name
/// or of one address each further try has to wait, twice as long each time, up to a quarter of an hour. A name that
/// failed a hundred times in a row has to be released by an administrator. Counts lie in the database, for all hosts
/// and across restarts, and names that nobody has are counted like others.</summary>
public sealed class SignInThrottle(NpgsqlDataSource db, SignInOptions options)
{
    public const int FreeFailures = 5;

    /// <summary>NIST SP 800-63B-4 3.2.2: no more failures in a row than this.</summary>
    public const int FailuresMax = 100;

    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>The wait after so many failures; $3 are free.</summary>
    private const string WaitSql =
        "case when f.failures < $3 then interval '0' "
        + "else least(interval '15 minutes', make_interval(secs => power(2, least(f.failures - $3, 20)))) end";

    /// <summary>How long a try has to wait.</summary>
    /// <param name="Wait">Zero when it may be tried now.</param>
    /// <param name="IsStopped">Whether only an administrator can let it go on.</param>
    public readonly record struct Answer(TimeSpan Wait, bool IsStopped);

    /// <summary>Takes a try: counts it as failed before its password is looked at, so that many at once are no way
    /// around. A refused one is not counted.</summary>
    public async Task<Answer> Take(string userName, string source, CancellationToken ct)
    {
        var now = options.Timer.GetUtcNow();
        var name = Name(userName);
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Always in this order, so that two tries never wait for each other.
        var answer = await Count(connection, name, FreeFailures, FailuresMax, now, ct);
        if (answer is null)
            answer = await Count(
                connection, "source:" + source, options.FreeFailuresOfSource, int.MaxValue, now, ct);
        if (answer is null)
            await transaction.CommitAsync(ct);
        return answer ?? default;
    }

    /// <summary>A try went well: the name's failures are over; of the address's one is forgiven, or one known password
    /// would wipe out all.</summary>
    public async Task Succeeded(string userName, string source, CancellationToken ct)
    {
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Statement("delete from accounts.sign_in_failures where subject = $1", Name(userName)));
        batch.BatchCommands.Add(Statement(
            "update accounts.sign_in_failures set failures = greatest(0, failures - 2) where subject = $1",
            "source:" + source));
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Failures in a row of a user name, and when the last one was.</summary>
    public async Task<(int Count, DateTimeOffset LastAt)> Failures(string userName, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            "select failures, last_at from accounts.sign_in_failures where subject = $1");
        command.Parameters.Add(new() { Value = Name(userName) });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (row.GetInt32(0), row.GetFieldValue<DateTimeOffset>(1)) : default;
    }

    /// <summary>Forgets a name's failures.</summary>
    public async Task Release(string userName, CancellationToken ct)
    {
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Statement("delete from accounts.sign_in_failures where subject = $1", Name(userName)));
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Forgets what is a month old and stopped nobody: names that somebody made up would stay for ever.
    /// </summary>
    public async Task Forget(CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            "delete from accounts.sign_in_failures where last_at < $1 and failures < $2");
        command.Parameters.Add(new() { Value = options.Timer.GetUtcNow() - TimeSpan.FromDays(30) });
        command.Parameters.Add(new() { Value = FailuresMax });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Counts a failure; null when it was counted, otherwise how long to wait.</summary>
    /// <remarks>What is free looks at no clock: of two at once the one that read it first may be counted last.
    /// </remarks>
    private static async Task<Answer?> Count(
        NpgsqlConnection connection, string subject, int free, int max, DateTimeOffset now, CancellationToken ct)
    {
        await using var count = new NpgsqlCommand(
            $"""
            insert into accounts.sign_in_failures as f (subject, failures, last_at) values ($1, 1, $2)
            on conflict on constraint sign_in_failures_pkey do update
            set failures = f.failures + 1, last_at = greatest(f.last_at, $2)
            where f.failures < $4 and (f.failures < $3 or f.last_at + {WaitSql} <= $2)
            """, connection);
        Add(count, subject, now, free, max);
        if (await count.ExecuteNonQueryAsync(ct) == 1)
            return null;
        await using var look = new NpgsqlCommand(
            $"""
            select f.failures >= $4, f.last_at + {WaitSql} - $2 from accounts.sign_in_failures f where f.subject = $1
            """, connection);
        Add(look, subject, now, free, max);
        await using (var row = await look.ExecuteReaderAsync(ct))
        {
            if (await row.ReadAsync(ct)
                && new Answer(row.GetFieldValue<TimeSpan>(1), row.GetBoolean(0)) is var answer
                && (answer.IsStopped || answer.Wait > TimeSpan.Zero))
                return answer;
        }
        // Forgiven since it was not counted.
        return await Count(connection, subject, free, max, now, ct);
    }

    private static void Add(NpgsqlCommand command, string subject, DateTimeOffset now, int free, int max)
    {
        command.Parameters.Add(new() { Value = subject });
        command.Parameters.Add(new() { Value = now, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = free });
        command.Parameters.Add(new() { Value = max });
    }

    private static NpgsqlBatchCommand Statement(string sql, string subject)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new() { Value = subject });
        return command;
    }

    private static string Name(string userName) =>
        "name:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(userName)));
}
