using Npgsql;
using Reporting.EventStore.Internal;

namespace Reporting.EventStore;

/// <summary>Streams of events in PostgreSQL, in one total order.</summary>
/// <remarks>
/// One store per process and database; it is safe for any number of callers at once. Other processes may write to the same
/// database at the same time: positions stay contiguous and in commit order.
/// </remarks>
public sealed class PostgresEventStore : IAsyncDisposable
{
    private readonly NpgsqlDataSource _db;
    private readonly GroupCommit _writer;
    private readonly EventReader _reader;
    private readonly LogTail _tail;
    private readonly PositionSignal _signal;

    /// <summary>A store on a database whose schema is in place (<see cref="EventStoreSchema.Migrate"/>).</summary>
    /// <remarks>Opens no connection yet. The first append opens one outside the pool and keeps it; it must reach the server itself or
    /// a pooler in session mode. <c>No Reset On Close=true</c> in the connection string saves a round trip per read.</remarks>
    /// <param name="db">Where the database is. The store does not dispose it.</param>
    /// <param name="options">Default: <see cref="EventStoreOptions"/> as it comes.</param>
    public PostgresEventStore(NpgsqlDataSource db, EventStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        options ??= new EventStoreOptions();
        (_db, Upcast) = (db, options.Upcast);
        _reader = new EventReader(db, options.Upcast);
        _tail = new LogTail(db, options.Upcast);
        _signal = new PositionSignal(_reader.Head, options.PollInterval);
        _writer = new GroupCommit(db, options, _signal.Moved);
    }

    internal Upcaster? Upcast { get; }

    /// <summary>Told of every stream that is to be forgotten.</summary>
    internal event Action<Guid>? Forgotten;

    /// <summary>Adds events to one stream, all or none, durable when it returns.</summary>
    /// <remarks>
    /// <para>What happens depends on the stream's version, on the expected version and on the command:</para>
    /// <list type="number">
    /// <item>The expected version is the stream's version (0 for a stream that does not exist): the events are appended.
    /// <see cref="AppendResult.Appended"/>.</item>
    /// <item>The expected version is lower, also 0 for a stream that exists: another writer came first. Nothing is stored.
    /// <see cref="AppendResult.Conflict"/> with the stream's version.</item>
    /// <item>The expected version is higher, also any but 0 for a stream that does not exist: the caller decided on something that
    /// is not there. Nothing is stored. <see cref="AppendResult.Conflict"/> with the stream's version.</item>
    /// <item>The command was done within 72 hours by a request with the same hash: nothing is stored, whatever the versions are.
    /// <see cref="AppendResult.AlreadyDone"/> with the first receipt.</item>
    /// <item>The command's key was used by a request with another hash: nothing is stored, whatever the versions are.
    /// <see cref="AppendResult.KeyReused"/>.</item>
    /// </list>
    /// <para>Concurrent appends share a transaction, each with its own outcome. Two of the same stream, or of the same command, are
    /// written one after the other in the order they came.</para>
    /// <para>The business clock stamps the events; stamps never decrease with the position.</para>
    /// <para>When the connection breaks, the append is tried again for <see cref="EventStoreOptions.AppendTimeout"/> and stored once,
    /// however often it was tried.</para>
    /// </remarks>
    /// <param name="request">The events and what they were decided on.</param>
    /// <param name="ct">Ends the waiting. A request that is already on its way may be stored all the same: ask with the command's key.</param>
    /// <exception cref="ArgumentException">The request breaks a rule of <see cref="AppendRequest"/> or <see cref="EventToAppend"/>, or
    /// its previous leaf is not the one stored. Nothing was stored; its neighbours were not disturbed.</exception>
    /// <exception cref="EventStoreUnavailableException">The server was away for too long. It may or may not have been stored.</exception>
    /// <exception cref="EventStoreRefusedException">The server is not durable. Nothing was stored.</exception>
    public Task<AppendResult> Append(AppendRequest request, CancellationToken ct) =>
        EventStoreSpans.Append(_writer, request, ct);

    /// <summary>A stream's events after a version, oldest first, with the version and the last leaf to decide and append on.</summary>
    /// <remarks>0 reads all. A stream that does not exist is an empty slice at version 0. The slice is one consistent view.</remarks>
    public Task<StreamSlice> ReadStream(Guid streamId, long afterVersion, CancellationToken ct) =>
        _reader.ReadStream(streamId, afterVersion, ct);

    /// <summary>All events after a position, in order, up to the newest at the time it gets there.</summary>
    /// <remarks>Read page by page, so that no transaction stays open while the caller works. Nothing is missed and nothing comes
    /// twice, whatever is appended meanwhile.</remarks>
    /// <param name="afterPosition">0 for all.</param>
    /// <param name="types">The stored names wanted (before upcasting), or null for all.</param>
    /// <param name="batchCountMax">How many events are read at a time.</param>
    /// <param name="ct">Ends the reading.</param>
    public IAsyncEnumerable<RecordedEvent> ReadAll(
        long afterPosition, IReadOnlyList<string>? types, int batchCountMax, CancellationToken ct) =>
        _reader.ReadAll(afterPosition, types, batchCountMax, ct);

    /// <summary>One page of the log, for a reader that keeps its own checkpoint.</summary>
    /// <remarks>Store <see cref="EventPage.ScannedTo"/> as the checkpoint and start the next page there. A page may be empty although
    /// the head is further: the events it looked at were of other types. The reader has caught up when
    /// <see cref="EventPage.ScannedTo"/> reaches <see cref="EventPage.HeadPosition"/>; then <see cref="WaitForPosition"/>.</remarks>
    /// <param name="afterPosition">0 for the first page.</param>
    /// <param name="types">The stored names wanted (before upcasting), or null for all.</param>
    /// <param name="eventCountMax">The most events in the page.</param>
    /// <param name="ct">Ends the reading.</param>
    public Task<EventPage> ReadPage(
        long afterPosition, IReadOnlyList<string>? types, int eventCountMax, CancellationToken ct) =>
        _reader.ReadPage(afterPosition, types, eventCountMax, ct);

    /// <summary>The next page for somebody who follows the log, as <see cref="ReadPage"/>. The newest events are read once for all
    /// who follow it in this process, whatever types they want.</summary>
    /// <param name="afterPosition">The end of the page before.</param>
    /// <param name="types">The stored names wanted (before upcasting), or null for all.</param>
    /// <param name="eventCountMax">The most events in the page.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<EventPage> ReadNextPage(
        long afterPosition, IReadOnlyList<string>? types, int eventCountMax, CancellationToken ct) =>
        await _tail.NextPage(afterPosition, types, eventCountMax, ct).ConfigureAwait(false)
        ?? await ReadPage(afterPosition, types, eventCountMax, ct).ConfigureAwait(false);

    /// <summary>The newest position; 0 when there is none.</summary>
    public Task<long> Head(CancellationToken ct) => _reader.Head(ct);

    /// <summary>The last position that was recorded at or before a time; 0 when there is none. It never changes once the business
    /// clock has passed that time.</summary>
    public Task<long> PositionAt(DateTimeOffset knownAt, CancellationToken ct) => _reader.PositionAt(knownAt, ct);

    /// <summary>Completes when the store's newest position is at least this, with the newest position known.</summary>
    /// <remarks>Woken at once by this process's appends, and within <see cref="EventStoreOptions.PollInterval"/> by those of others.
    /// While the server is away it waits on; bound the wait with <paramref name="ct"/>.</remarks>
    public Task<long> WaitForPosition(long position, CancellationToken ct) => _signal.WaitFor(position, ct);

    /// <summary>What a command stored, or null when it is unknown or forgotten.</summary>
    public Task<CommandRecord?> FindCommand(Guid scope, string key, CancellationToken ct) =>
        CommandRecords.Find(_db, scope, key, ct);

    /// <summary>Forgets commands that are older than 72 hours by the server's clock; returns how many. The store
    /// does not call it by itself: a host does so now and then.</summary>
    public Task<int> RemoveOldCommands(CancellationToken ct) => CommandRecords.RemoveOld(_db, ct);

    /// <summary>Starts a subscription on this host; see <see cref="Subscription"/>. The caller disposes it, before the store.</summary>
    public RunningSubscription Start(Subscription subscription)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return new RunningSubscription(_db, this, subscription);
    }

    /// <summary>Where every subscription stands, as the database knows it (any host).</summary>
    public Task<IReadOnlyList<SubscriptionStatus>> Subscriptions(CancellationToken ct) => SubscriptionRows.All(_db, ct);

    /// <summary>Every <see cref="StreamCache{TState}"/> over this store forgets what it keeps of a stream; the next use reads it. For
    /// when what is stored of a recorded event changed, as by a redaction.</summary>
    public void Forget(Guid streamId) => Forgotten?.Invoke(streamId);

    /// <summary>Writes what waits, then closes. Appends that come later throw <see cref="ObjectDisposedException"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        await _signal.DisposeAsync().ConfigureAwait(false);
    }
}
