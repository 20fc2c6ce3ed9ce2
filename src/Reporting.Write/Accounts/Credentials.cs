using Npgsql;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.EventStore;

namespace Reporting.Write.Accounts;

/// <summary>A stored password.</summary>
/// <param name="Kind"><c>first</c> until it was used once, <c>spent</c> after that, <c>own</c> when its holder chose
/// it.</param>
/// <param name="UsableUntil">When a first one dies.</param>
public sealed record Credential(string Hash, string Kind, DateTimeOffset? UsableUntil, DateTimeOffset ChangedAt)
{
    public bool IsUsable(DateTimeOffset now) => Kind == "own" || (Kind == "first" && now < UsableUntil);
}

/// <summary>Password hashes, table <c>accounts.credentials</c>, and the earlier ones beside them.</summary>
public sealed class Credentials(NpgsqlDataSource db)
{
    /// <summary>How long a first password can be used (A5, HN25 16: changed within a day of its receipt).</summary>
    public static readonly TimeSpan FirstLifetime = TimeSpan.FromHours(24);

    public static readonly SchemaMigrations Migrations =
        SchemaMigrations.Embedded("accounts", typeof(Credentials).Assembly, "Reporting.Write.Sql.Accounts.");

    public async Task<Credential?> Find(AccountId account, CancellationToken ct)
    {
        await using var command = Command(
            "select password_hash, kind, usable_until, changed_at from accounts.credentials where account_id = $1",
            account.Value);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new Credential(
                row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2),
                row.GetFieldValue<DateTimeOffset>(3))
            : null;
    }

    /// <summary>Gives an account a password of the holder's own at once: for the first account, whose holder makes the
    /// store.</summary>
    public Task IssueOwn(AccountId account, string hash, DateTimeOffset now, CancellationToken ct) => Run(
        """
        insert into accounts.credentials (account_id, password_hash, changed_at) values ($1, $2, $3)
        on conflict on constraint credentials_pkey do nothing
        """,
        ct, account.Value, hash, now);

    /// <summary>Gives an account a first password.</summary>
    /// <param name="anew">Whether one that its holder chose gives way; otherwise only an earlier first one
    /// does.</param>
    /// <returns>Whether it got it.</returns>
    public async Task<bool> IssueFirst(
        AccountId account, string hash, bool anew, DateTimeOffset now, CancellationToken ct) => await Run(
        """
        with past as (
            insert into accounts.past_passwords (account_id, replaced_at, password_hash)
            select account_id, $3, password_hash from accounts.credentials
            where account_id = $1 and kind = 'own' and $5
        )
        insert into accounts.credentials as c (account_id, password_hash, changed_at, kind, usable_until)
        values ($1, $2, $3, 'first', $4)
        on conflict on constraint credentials_pkey do update
        set password_hash = $2, changed_at = $3, kind = 'first', usable_until = $4
        where c.kind = 'first' or $5
        """,
        ct, account.Value, hash, now, now + FirstLifetime, anew) == 1;

    /// <summary>Uses a first password up; false when somebody else just did.</summary>
    public async Task<bool> Spend(AccountId account, DateTimeOffset now, CancellationToken ct) => await Run(
        """
        update accounts.credentials set kind = 'spent', usable_until = null
        where account_id = $1 and kind = 'first' and usable_until > $2
        """,
        ct, account.Value, now) == 1;

    /// <summary>The holder's new password; the one before is remembered, and the oldest forgotten.</summary>
    public Task Change(AccountId account, string hash, DateTimeOffset now, CancellationToken ct) => Run(
        """
        with past as (
            insert into accounts.past_passwords (account_id, replaced_at, password_hash)
            select account_id, $3, password_hash from accounts.credentials where account_id = $1 and kind = 'own'
        ), forgotten as (
            delete from accounts.past_passwords where account_id = $1 and replaced_at not in (
                select replaced_at from accounts.past_passwords where account_id = $1
                order by replaced_at desc limit $4)
        )
        update accounts.credentials
        set password_hash = $2, changed_at = $3, kind = 'own', usable_until = null where account_id = $1
        """,
        ct, account.Value, hash, now, PasswordRules.RememberedCount);

    /// <summary>The same password in the present form.</summary>
    public Task Rehash(AccountId account, string earlier, string hash, CancellationToken ct) => Run(
        "update accounts.credentials set password_hash = $3 where account_id = $1 and password_hash = $2",
        ct, account.Value, earlier, hash);

    /// <summary>The passwords before the present one, the newest first.</summary>
    public async Task<IReadOnlyList<string>> Past(AccountId account, CancellationToken ct)
    {
        await using var command = Command(
            """
            select password_hash from accounts.past_passwords where account_id = $1
            order by replaced_at desc limit $2
            """,
            account.Value, PasswordRules.RememberedCount - 1);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var hashes = new List<string>();
        while (await rows.ReadAsync(ct))
            hashes.Add(rows.GetString(0));
        return hashes;
    }

    /// <summary>What is known of a holder, beside names.</summary>
    public async Task<(DateOnly? BirthDate, string? Phone)> Holder(AccountId account, CancellationToken ct)
    {
        await using var command = Command(
            "select birth_date, phone from accounts.holders where account_id = $1", account.Value);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? (row.IsDBNull(0) ? null : row.GetFieldValue<DateOnly>(0), row.IsDBNull(1) ? null : row.GetString(1))
            : (null, null);
    }

    public Task KeepHolder(AccountId account, DateOnly? birthDate, string? phone, CancellationToken ct) => Run(
        """
        insert into accounts.holders (account_id, birth_date, phone) values ($1, $2, $3)
        on conflict on constraint holders_pkey do update set birth_date = $2, phone = $3
        """,
        ct, account.Value, (object?)birthDate ?? DBNull.Value, (object?)phone ?? DBNull.Value);

    private async Task<int> Run(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = db.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
