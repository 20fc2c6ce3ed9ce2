using Npgsql;
using Reporting.EventStore;

namespace Reporting.Read.Projections;

/// <summary>The tables of the read side, schema <c>read</c>.</summary>
public static class ReadTables
{
    /// <summary>What all projections share. One step makes a role, so on a server where the host may not, its owner runs
    /// them first.</summary>
    public static readonly SchemaMigrations Migrations =
        SchemaMigrations.Embedded("read", typeof(ReadTables).Assembly, "Reporting.Read.Projections.Schema.");

    /// <summary>Makes what is missing, under a lock, so that several hosts may start at once. Tables of an older
    /// version stay as
    /// they are: a rebuild replaces them beside the readers.</summary>
    public static async Task Prepare(NpgsqlDataSource db, IReadOnlyList<Projection> projections, CancellationToken ct)
    {
        await Migrations.Apply(db, ct);
        await using var connection = await db.OpenConnectionAsync(ct);
        foreach (var projection in projections)
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await Execute(connection, "select pg_advisory_xact_lock(hashtext('reporting/read-tables'))", ct);
            if (await Add(connection, CopyOfTables.Live(projection), projection, ct))
                await Execute(connection, InSchema("read", projection.TablesSql + projection.IndexesSql), ct);
            await RowSecurity.Renew(connection, projection, ct);
            await transaction.CommitAsync(ct);
        }
    }

    /// <summary>Adds the checkpoint of a copy; false when there is one already.</summary>
    internal static async Task<bool> Add(
        NpgsqlConnection connection, CopyOfTables copy, Projection projection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into read.checkpoints (name, version, position, tables) values ($1, $2, 0, $3)
            on conflict on constraint pk_checkpoints do nothing
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = copy.Name });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = projection.Version });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. projection.Tables] });
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    internal static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        // An index takes as long as its table is large; the driver would give up after thirty seconds.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Statements whose unqualified tables are in a schema, for the rest of the transaction.</summary>
    internal static string InSchema(string schema, string sql) => $"set local search_path = {schema};\n{sql}";

    /// <summary>An embedded file, for example <c>Units.units.sql</c>.</summary>
    internal static string Embedded(string name)
    {
        using var stream = typeof(ReadTables).Assembly.GetManifestResourceStream("Reporting.Read." + name)
            ?? throw new ArgumentException($"There is no embedded file {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
