using Npgsql;

namespace Reporting.EventStore;

/// <summary>The tables of the event store, schema <c>es</c>.</summary>
public static class EventStoreSchema
{
    /// <summary>Creates or completes the schema, under a lock; does nothing when it is complete. Refuses a server that can lose
    /// what it acknowledged (see <see cref="RequireDurableServer"/>).</summary>
    /// <exception cref="EventStoreRefusedException">The database is newer than the program, an applied step differs, or the
    /// server is not durable.</exception>
    public static Task Migrate(NpgsqlDataSource db, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Refuses a server with fsync, full_page_writes, synchronous_commit or data checksums off.</summary>
    /// <exception cref="EventStoreRefusedException">One of them is off; the message names it.</exception>
    public static Task RequireDurableServer(NpgsqlDataSource db, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Gives a role what the application needs, and nothing else: select and insert on events, select, insert and
    /// update of version and timestamp on streams.</summary>
    public static Task GrantApplication(NpgsqlDataSource db, string role, CancellationToken ct) => throw new NotImplementedException();
}
