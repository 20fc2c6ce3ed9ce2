using System.Security.Cryptography;
using Npgsql;

namespace Reporting.Host;

/// <summary>The roles of the database (docs/adr/0023): owner, writer, projector, notary, reader, auditor, and the one that a host
/// runs as, which has the rights of all but the owner and the auditor.</summary>
public static class DatabaseRoles
{
    /// <summary>What a running host is.</summary>
    public const string Host = "reporting_host";

    private const string Resource = "Reporting.Host.Sql.Roles.roles.sql";

    /// <summary>Makes the roles and gives them their rights in this database. Needs the owner, who may make roles.</summary>
    public static async Task Apply(NpgsqlDataSource owner, CancellationToken ct)
    {
        await using var stream = typeof(DatabaseRoles).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        await Run(owner, await reader.ReadToEndAsync(ct), ct);
    }

    /// <summary>Lets the host's role sign in, with a password that nobody else ever knows and the next start replaces.</summary>
    /// <returns>The connection string of the host.</returns>
    public static async Task<string> SignIn(NpgsqlDataSource owner, string ownersConnection, CancellationToken ct)
    {
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        // Its policies give it every row of its own tables, but COPY is refused to whoever has rows by policy. What it asks for
        // others it asks as the reader, who has no such right.
        await Run(
            owner,
            $"alter role {Host} login nosuperuser nocreatedb nocreaterole noreplication bypassrls password '{password}'", ct);
        return new NpgsqlConnectionStringBuilder(ownersConnection) { Username = Host, Password = password }.ConnectionString;
    }

    /// <summary>Whether the roles were made on this server.</summary>
    public static async Task<bool> Exist(string connectionString, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(
            "select exists (select from pg_roles where rolname = $1 and pg_has_role(rolname, 'member'))", connection);
        command.Parameters.Add(new() { Value = Host });
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task Run(NpgsqlDataSource owner, string sql, CancellationToken ct)
    {
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(ct);
    }
}
