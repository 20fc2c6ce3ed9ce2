using System.Reflection;
using Npgsql;

namespace Reporting.EventStore;

/// <summary>A schema's history as numbered steps, applied once each and recorded in <c>SCHEMA.migrations</c>.</summary>
public sealed class SchemaMigrations
{
    /// <summary>The steps of one schema.</summary>
    /// <param name="schema">The schema's name; it is created when it is missing.</param>
    /// <param name="steps">All steps, numbered from 1 without gaps.</param>
    /// <exception cref="ArgumentException">The name is not a plain identifier, or a number is missing or doubled.</exception>
    public SchemaMigrations(string schema, IReadOnlyList<SchemaMigration> steps) => throw new NotImplementedException();

    /// <summary>The steps embedded in an assembly as <c>NNN_name.sql</c>.</summary>
    /// <param name="schema">The schema's name.</param>
    /// <param name="assembly">Where the files are embedded.</param>
    /// <param name="resourcePrefix">The start of the resource names, for example <c>Reporting.Write.Sql.Schema.</c>.</param>
    public static SchemaMigrations Embedded(string schema, Assembly assembly, string resourcePrefix) => throw new NotImplementedException();

    /// <summary>Applies the steps that are missing, under a lock, so that several hosts may start at once.</summary>
    /// <exception cref="EventStoreRefusedException">The database is newer than the program, or an applied step differs.</exception>
    public Task Apply(NpgsqlDataSource db, CancellationToken ct) => throw new NotImplementedException();
}
