using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Reporting.Domain;

namespace Reporting.Write.Accounts;

/// <summary>Sessions, table <c>accounts.sessions</c> (docs/adr/0015). A token is random and means nothing; the table
/// knows its hash. A host remembers a session for a second; one that is ended is forgotten by every host at once
/// (<see cref="SessionSignal"/>).</summary>
public sealed class Sessions(NpgsqlDataSource db, SignInOptions options)
{
    /// <summary>What every token begins with, so that it is told from a token of the identity provider.</summary>
    public const string Prefix = "rs_";

    internal const string Channel = "reporting_sessions";

    private const string Columns =
        "session_id, account_id, way, is_restricted, started_at, seen_at, expires_at, source, agent";

    private const int RememberedMax = 50_000;

    // Every request asks for its session: over a connection that is dead without a word it would hang for the driver's thirty seconds.
    private const int PatienceSeconds = 8;

    /// <summary>How exactly the last use is known: writing it at each request would cost more than the request.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (Session Session, long At)> remembered = new();

    public async Task<StartedSession> Start(
        AccountId account, string way, bool isRestricted, TimeSpan lifetime, string? source, string? agent,
        CancellationToken ct)
    {
        var token = Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=')
            .Replace('+', '-').Replace('/', '_');
        var now = options.Timer.GetUtcNow();
        var expiresAt = now + lifetime;
        await Run(
            """
            insert into accounts.sessions
                (session_id, token_hash, account_id, way, is_restricted, started_at, seen_at, expires_at, source, agent)
            values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9)
            """,
            ct, Guid.CreateVersion7(), Hash(token), account.Value, way, isRestricted, now, expiresAt,
            (object?)source ?? DBNull.Value, (object?)Cut(agent) ?? DBNull.Value);
        return new StartedSession(token, expiresAt);
    }

    /// <summary>The session of a token; null when there is none or it is over.</summary>
    public async ValueTask<Session?> Find(string token, CancellationToken ct)
    {
        var now = options.Timer.GetUtcNow();
        if (remembered.TryGetValue(token, out var known)
            && TimeProvider.System.GetElapsedTime(known.At) < Remembered && known.Session.IsOpen(now))
            return known.Session;
        var asked = TimeProvider.System.GetTimestamp();
        if (await Read("where token_hash = $1 and ended_at is null", ct, Hash(token)) is not [var session]
            || !session.IsOpen(now))
        {
            remembered.TryRemove(token, out _);
            return null;
        }
        if (now - session.SeenAt > SeenEvery)
        {
            session = session with { SeenAt = now };
            await Run("update accounts.sessions set seen_at = $2 where session_id = $1", ct, session.Id, now);
        }
        if (remembered.Count > RememberedMax)
            remembered.Clear();
        remembered[token] = (session, asked);
        return session;
    }

    /// <summary>Whether a session goes on; to look is no use of it.</summary>
    public async Task<bool> IsOpen(Guid session, CancellationToken ct) =>
        await Read("where session_id = $1 and ended_at is null", ct, session) is [var found]
        && found.IsOpen(options.Timer.GetUtcNow());

    /// <summary>The open sessions of an account, the newest first.</summary>
    public async Task<IReadOnlyList<Session>> List(AccountId account, CancellationToken ct)
    {
        var now = options.Timer.GetUtcNow();
        var all = await Read(
            "where account_id = $1 and ended_at is null and expires_at > $2 order by started_at desc", ct,
            account.Value, now);
        return [.. all.Where(session => session.IsOpen(now))];
    }

    /// <summary>Ends a session of an account; false when it has no such session.</summary>
    public async Task<bool> End(AccountId account, Guid session, string reason, CancellationToken ct)
    {
        var count = await Run(
            """
            update accounts.sessions set ended_at = $3, end_reason = $4
            where session_id = $1 and account_id = $2 and ended_at is null
            """,
            ct, session, account.Value, options.Timer.GetUtcNow(), reason);
        await Tell(ct);
        return count == 1;
    }

    /// <summary>Ends all sessions of an account, and the identity provider's tokens that it had until now.</summary>
    public async Task EndAll(AccountId account, string reason, CancellationToken ct)
    {
        var now = options.Timer.GetUtcNow();
        await Run(
            "update accounts.sessions set ended_at = $2, end_reason = $3 where account_id = $1 and ended_at is null",
            ct, account.Value, now, reason);
        await Run(
            """
            insert into accounts.cutoffs (account_id, ended_at) values ($1, $2)
            on conflict on constraint cutoffs_pkey do update set ended_at = $2
            """,
            ct, account.Value, now);
        await Tell(ct);
    }

    /// <summary>Until when the identity provider's tokens of an account open nothing any more.</summary>
    public async Task<DateTimeOffset?> Cutoff(AccountId account, CancellationToken ct)
    {
        await using var command = Command("select ended_at from accounts.cutoffs where account_id = $1", account.Value);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? row.GetFieldValue<DateTimeOffset>(0) : null;
    }

    /// <summary>What is remembered is looked up again.</summary>
    internal void Forget() => remembered.Clear();

    // This host doesn't wait for its own signal.
    private async Task Tell(CancellationToken ct)
    {
        Forget();
        await Run($"select pg_notify('{Channel}', '')", ct);
    }

    private async Task<IReadOnlyList<Session>> Read(string where, CancellationToken ct, params object[] values)
    {
        await using var command = Command($"select {Columns} from accounts.sessions {where}", values);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var found = new List<Session>();
        while (await rows.ReadAsync(ct))
        {
            found.Add(new Session(
                rows.GetGuid(0), rows.GetGuid(1), rows.GetString(2), rows.GetBoolean(3),
                rows.GetFieldValue<DateTimeOffset>(4), rows.GetFieldValue<DateTimeOffset>(5),
                rows.GetFieldValue<DateTimeOffset>(6), rows.IsDBNull(7) ? null : rows.GetString(7),
                rows.IsDBNull(8) ? null : rows.GetString(8)));
        }
        return found;
    }

    private async Task<int> Run(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = db.CreateCommand(sql);
        command.CommandTimeout = PatienceSeconds;
        foreach (var value in values)
        {
            command.Parameters.Add(
                value is DBNull ? new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.Text }
                : new NpgsqlParameter { Value = value });
        }
        return command;
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static string? Cut(string? agent) => agent is { Length: > 200 } ? agent[..200] : agent;
}
