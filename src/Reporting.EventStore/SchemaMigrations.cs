using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace Reporting.EventStore;

/// <summary>A schema's history as numbered steps, applied once each and recorded in <c>SCHEMA.migrations</c>.</summary>
/// <remarks>
/// Default: nothing happens until <see cref="Apply"/>. Effect: the missing steps run in order, each in one transaction with its
/// record. Interaction: hosts that start together wait for each other on an advisory lock, and the later ones find nothing to
/// do; a program that is older than the database starts when all that it does not know is additive (docs/adr/0014). Failure: a
/// step that fails is rolled back whole and stays missing; the earlier ones stay.
/// </remarks>
public sealed partial class SchemaMigrations
{
    private const long MigrationLock = 7310592209;

    private readonly string _schema;
    private readonly IReadOnlyList<SchemaMigration> _steps;

    /// <summary>The steps of one schema.</summary>
    /// <param name="schema">The schema's name; it is created when it is missing.</param>
    /// <param name="steps">All steps, numbered from 1 without gaps.</param>
    /// <exception cref="ArgumentException">The name is not a plain identifier, or a number is missing or doubled.</exception>
    public SchemaMigrations(string schema, IReadOnlyList<SchemaMigration> steps)
    {
        if (!PlainName().IsMatch(schema)) throw new ArgumentException($"'{schema}' is not a plain name.", nameof(schema));
        if (!steps.Select(step => step.Number).SequenceEqual(Enumerable.Range(1, steps.Count)))
        {
            throw new ArgumentException("The steps are not numbered from 1 without gaps.", nameof(steps));
        }

        (_schema, _steps) = (schema, steps);
    }

    /// <summary>The steps embedded in an assembly as <c>NNN_name.sql</c>.</summary>
    /// <param name="schema">The schema's name.</param>
    /// <param name="assembly">Where the files are embedded.</param>
    /// <param name="resourcePrefix">The start of the resource names, for example <c>Reporting.EventStore.Sql.Schema.</c>.</param>
    /// <exception cref="ArgumentException">A resource's name has another form, or a number is missing or doubled.</exception>
    public static SchemaMigrations Embedded(string schema, Assembly assembly, string resourcePrefix) =>
        new(schema,
        [
            .. from resource in assembly.GetManifestResourceNames()
               where resource.StartsWith(resourcePrefix, StringComparison.Ordinal)
               let step = Step(assembly, resource, FileName().Match(resource, resourcePrefix.Length))
               orderby step.Number
               select step,
        ]);

    /// <summary>Applies the steps that are missing, under a lock, so that several hosts may start at once.</summary>
    /// <exception cref="EventStoreRefusedException">The database is newer than the program by a step that is not additive, or an
    /// applied step differs from the program's. Nothing was changed.</exception>
    /// <exception cref="PostgresException">A step failed. It was rolled back; the steps before it stay.</exception>
    public async Task Apply(NpgsqlDataSource db, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct).ConfigureAwait(false);
        await Run(connection, $"select pg_advisory_lock({MigrationLock})", ct).ConfigureAwait(false);
        try
        {
            var applied = await Applied(connection, ct).ConfigureAwait(false);
            RequireSameHistory(applied);
            if (applied.Count < _steps.Count) await Run(connection, AddMark(_schema), ct).ConfigureAwait(false);
            foreach (var step in _steps.Skip(applied.Count)) await RunStep(connection, step, ct).ConfigureAwait(false);
        }
        finally
        {
            await Run(connection, $"select pg_advisory_unlock({MigrationLock})", CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static SchemaMigration Step(Assembly assembly, string resource, Match name)
    {
        if (!name.Success) throw new ArgumentException($"'{resource}' is not named NNN_name.sql.", nameof(resource));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return new SchemaMigration(
            int.Parse(name.Groups[1].Value, CultureInfo.InvariantCulture), name.Groups[2].Value, reader.ReadToEnd());
    }

    private async Task<List<AppliedStep>> Applied(NpgsqlConnection connection, CancellationToken ct)
    {
        // Looked up first: "if not exists" would ask for the right to create even where there is nothing to do.
        if (await Exists(connection, ct).ConfigureAwait(false) == false)
        {
            await Run(connection,
                $"""
                create schema if not exists {_schema};
                create table {_schema}.migrations (
                    number     integer     not null,
                    name       varchar     not null,
                    sha256     bytea       not null,
                    applied_at timestamptz not null default now(),
                    constraint migrations_pkey primary key (number)
                )
                """, ct).ConfigureAwait(false);
        }

        // Through JSON, because a database that an older program made has no such column yet.
        await using var command = new NpgsqlCommand(
            $"""
            select number, name, sha256, coalesce((to_jsonb(m) ->> 'is_additive')::boolean, false)
            from {_schema}.migrations m order by number
            """, connection);
        await using var rows = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
        var applied = new List<AppliedStep>();
        while (await rows.ReadAsync(ct).ConfigureAwait(false))
        {
            applied.Add(new AppliedStep(
                rows.GetInt32(0), rows.GetString(1), rows.GetFieldValue<byte[]>(2), rows.GetBoolean(3)));
        }

        return applied;
    }

    private void RequireSameHistory(List<AppliedStep> applied)
    {
        if (applied.Skip(_steps.Count).LastOrDefault(step => !step.IsAdditive) is { } newer)
        {
            throw new EventStoreRefusedException(
                $"Schema {_schema} is at step {newer.Number} ({newer.Name}), newer than this program, which knows " +
                $"{_steps.Count}. Start the newer program, or restore a backup from before the upgrade.");
        }

        foreach (var (done, step) in applied.Zip(_steps))
        {
            if (!done.Hash.AsSpan().SequenceEqual(Hash(step)))
            {
                throw new EventStoreRefusedException(
                    $"Step {done.Number} ({done.Name}) of schema {_schema} was applied with another text than this program has.");
            }
        }
    }

    private async Task RunStep(NpgsqlConnection connection, SchemaMigration step, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct).ConfigureAwait(false);
        await Run(connection, step.Sql, ct).ConfigureAwait(false);
        await using var record = new NpgsqlCommand(
            $"insert into {_schema}.migrations (number, name, sha256, is_additive) values ($1, $2, $3, $4)", connection, transaction)
        {
            Parameters =
            {
                new() { Value = step.Number }, new() { Value = step.Name }, new() { Value = Hash(step) },
                new() { Value = step.IsAdditive },
            },
        };
        await record.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
        await transaction.CommitAsync(ct).ConfigureAwait(false);
    }

    private async Task<bool> Exists(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select to_regclass('{_schema}.migrations') is not null", connection);
        return (bool)(await command.ExecuteScalarAsync(ct).ConfigureAwait(false))!;
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }

    private static string AddMark(string schema) =>
        $"alter table {schema}.migrations add column if not exists is_additive boolean not null default false";

    private static byte[] Hash(SchemaMigration step) => SHA256.HashData(Encoding.UTF8.GetBytes(step.Sql));

    private sealed record AppliedStep(int Number, string Name, byte[] Hash, bool IsAdditive);

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}$")]
    private static partial Regex PlainName();

    [GeneratedRegex(@"\G(\d{3})_([a-z0-9_]+)\.sql$")]
    private static partial Regex FileName();
}
