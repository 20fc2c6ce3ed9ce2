using System.Globalization;
using Npgsql;
using Reporting.Embedded.Internal;

namespace Reporting.Embedded;

/// <summary>
/// PostgreSQL's own client programs (pg_basebackup, pg_verifybackup, pg_receivewal, pg_amcheck), as the host's user runs them.
/// Server and password reach them by environment variables, which other accounts of the machine can't read.
/// </summary>
public sealed class PostgresPrograms
{
    private readonly PostgresBinaries binaries;

    private PostgresPrograms(PostgresBinaries binaries) => this.binaries = binaries;

    /// <summary>The programs of one major version, searched for where the server's are.</summary>
    /// <exception cref="EmbeddedPostgresException">There are none of that version.</exception>
    public static async Task<PostgresPrograms> Find(int major, CancellationToken ct) =>
        new(await PostgresBinaries.OfMajor(major, ct) ?? throw Messages.NoPrograms(major));

    /// <summary>Whether a program is there: packages with the bare server lack some.</summary>
    public bool Has(string program) => File.Exists($"{binaries.Folder}/{program}");

    /// <summary>
    /// Runs a program to its end. <paramref name="said"/> is told every line of its errors as it comes, progress among them.
    /// When <paramref name="ct"/> ends, so does the program.
    /// </summary>
    /// <param name="program">Its name, for example <c>pg_basebackup</c>.</param>
    /// <param name="arguments">Its arguments, without server and password.</param>
    /// <param name="connectionString">For Npgsql: which server; null for a program that asks none.</param>
    /// <param name="said">Told each line.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>Its exit code, and the last lines that it wrote.</returns>
    public async Task<(int ExitCode, string Said)> Run(
        string program, IEnumerable<string> arguments, string? connectionString, Action<string>? said, CancellationToken ct)
    {
        await using var running = Start(program, arguments, connectionString, said);
        var exitCode = await running.Exited.WaitAsync(ct);
        return (exitCode, running.LastWords);
    }

    /// <summary>Starts a program that goes on until it is disposed of, or until the host ends, whatever ends it.</summary>
    public RunningProgram Start(
        string program, IEnumerable<string> arguments, string? connectionString, Action<string>? said = null) =>
        new([$"{binaries.Folder}/{program}", .. arguments], Variables(connectionString), said);

    // Names of libpq, section "Environment Variables".
    private static Dictionary<string, string> Variables(string? connectionString)
    {
        if (connectionString is null) return [];
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var variables = new Dictionary<string, string>
        {
            ["PGHOST"] = settings.Host ?? "",
            ["PGPORT"] = settings.Port.ToString(CultureInfo.InvariantCulture),
            ["PGUSER"] = settings.Username ?? "",
            ["PGPASSWORD"] = settings.Password ?? "",
            ["PGDATABASE"] = settings.Database ?? "",
            ["PGAPPNAME"] = settings.ApplicationName ?? "reporting-backup",
            ["PGSSLMODE"] = settings.SslMode switch
            {
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                var mode => mode.ToString().ToLowerInvariant(),
            },
        };
        if (settings.RootCertificate is { } root) variables["PGSSLROOTCERT"] = root;
        return variables;
    }
}
