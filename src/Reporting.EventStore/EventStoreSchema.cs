using Npgsql;
using Reporting.EventStore.Internal;

namespace Reporting.EventStore;

/// <summary>The tables of the event store, schema <c>es</c>.</summary>
public static class EventStoreSchema
{
    /// <summary>The steps that make the schema.</summary>
    public static SchemaMigrations Migrations { get; } = SchemaMigrations.Embedded(
        "es", typeof(EventStoreSchema).Assembly, "Reporting.EventStore.Sql.Schema.");

    /// <summary>Creates or completes the schema, under a lock; does nothing when it is complete. Refuses a server that can lose
    /// what it acknowledged (see <see cref="RequireDurableServer"/>).</summary>
    /// <exception cref="EventStoreRefusedException">The database is newer than the program, an applied step differs, or the
    /// server is not durable.</exception>
    public static async Task Migrate(NpgsqlDataSource db, CancellationToken ct)
    {
        await RequireDurableServer(db, ct).ConfigureAwait(false);
        await Migrations.Apply(db, ct).ConfigureAwait(false);
    }

    /// <summary>Refuses a server with fsync, full_page_writes, synchronous_commit or data checksums off, as this user's sessions see
    /// it: a setting of the role or the database counts.</summary>
    /// <exception cref="EventStoreRefusedException">One of them is off; the message names it.</exception>
    public static async Task RequireDurableServer(NpgsqlDataSource db, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct).ConfigureAwait(false);
        await Durability.Require(connection, ct).ConfigureAwait(false);
    }

    /// <summary>Gives a role what the application needs, and nothing else: select and insert on events; select, insert and
    /// update of version and timestamp on streams; the store's own tables. Run by the owner. Running it again changes nothing.</summary>
    /// <exception cref="PostgresException">The role does not exist, or the caller does not own the tables.</exception>
    public static async Task GrantApplication(NpgsqlDataSource db, string role, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select es.grant_application($1::name)");
        command.Parameters.Add(new() { Value = role });
        await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }
}
