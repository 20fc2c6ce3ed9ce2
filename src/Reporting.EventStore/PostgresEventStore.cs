using Npgsql;

namespace Reporting.EventStore;

/// <summary>Streams of events in PostgreSQL, in one total order.</summary>
public sealed class PostgresEventStore : IAsyncDisposable
{
    /// <summary>A store on a database whose schema is in place (<see cref="EventStoreSchema.Migrate"/>). Opens no connection yet.</summary>
    public PostgresEventStore(NpgsqlDataSource db, EventStoreOptions? options = null) => throw new NotImplementedException();

    /// <summary>Adds events to one stream, all or none, durable when it returns.</summary>
    public Task<AppendResult> Append(AppendRequest request, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>A stream's events after a version, oldest first, with the version and the last leaf to decide and append on.</summary>
    public Task<StreamSlice> ReadStream(Guid streamId, long afterVersion, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>All events after a position, in order, up to the newest at the time it gets there.</summary>
    /// <param name="afterPosition">0 for all.</param>
    /// <param name="types">The stored names wanted, or null for all.</param>
    /// <param name="batchCountMax">How many events are read at a time.</param>
    /// <param name="ct">Ends the reading.</param>
    public IAsyncEnumerable<RecordedEvent> ReadAll(
        long afterPosition, IReadOnlyList<string>? types, int batchCountMax, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>One page of the log.</summary>
    public Task<EventPage> ReadPage(
        long afterPosition, IReadOnlyList<string>? types, int eventCountMax, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>The newest position; 0 when there is none.</summary>
    public Task<long> Head(CancellationToken ct) => throw new NotImplementedException();

    /// <summary>The last position that was recorded at or before a time; 0 when there is none.</summary>
    public Task<long> PositionAt(DateTimeOffset knownAt, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Completes when the store's newest position is at least this, with the newest position known. Woken at once by this
    /// process's appends, and by polling for those of others (<see cref="EventStoreOptions.PollInterval"/>).</summary>
    public Task<long> WaitForPosition(long position, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>What a command stored, or null when it is unknown or older than 72 hours.</summary>
    public Task<CommandRecord?> FindCommand(Guid scope, string key, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Forgets commands that are older than 72 hours; returns how many.</summary>
    public Task<int> RemoveOldCommands(CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Starts a subscription on this host.</summary>
    public RunningSubscription Start(Subscription subscription) => throw new NotImplementedException();

    /// <summary>Where every subscription stands, as the database knows it (any host).</summary>
    public Task<IReadOnlyList<SubscriptionStatus>> Subscriptions(CancellationToken ct) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
