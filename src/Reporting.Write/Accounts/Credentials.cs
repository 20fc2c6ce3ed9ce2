using Npgsql;
using Reporting.Domain;
using Reporting.EventStore;

namespace Reporting.Write.Accounts;

/// <summary>Password hashes, table <c>accounts.credentials</c>.</summary>
public sealed class Credentials(NpgsqlDataSource db)
{
    public static readonly SchemaMigrations Migrations =
        SchemaMigrations.Embedded("accounts", typeof(Credentials).Assembly, "Reporting.Write.Sql.Accounts.");

    /// <summary>Gives an account its first password; one that has a password keeps it.</summary>
    public async Task Issue(AccountId account, string passwordHash, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            insert into accounts.credentials (account_id, password_hash) values ($1, $2)
            on conflict on constraint credentials_pkey do nothing
            """);
        command.Parameters.Add(new() { Value = account.Value });
        command.Parameters.Add(new() { Value = passwordHash });
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<string?> PasswordHash(AccountId account, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            "select password_hash from accounts.credentials where account_id = $1");
        command.Parameters.Add(new() { Value = account.Value });
        return (string?)await command.ExecuteScalarAsync(ct);
    }
}
