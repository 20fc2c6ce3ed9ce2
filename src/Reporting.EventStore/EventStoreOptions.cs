namespace Reporting.EventStore;

/// <summary>How a <see cref="PostgresEventStore"/> behaves. The defaults suit a server on the same machine or network.</summary>
public sealed record EventStoreOptions
{
    /// <summary>The clock that stamps events. Default: the machine's clock. The store never lets a stamp fall below the newest
    /// stored one, so a clock that jumps back stands still in the store. Timeouts, retries and leases never use it.</summary>
    public TimeProvider BusinessClock { get; init; } = TimeProvider.System;

    /// <summary>Brings a stored event to its newest shape when it is read. Default: the event as it is stored. It never changes
    /// what is stored, nor the leaf hash. An exception from it fails the read.</summary>
    public Upcaster? Upcast { get; init; }

    /// <summary>How long one statement of an append may run before the server ends it. Default: 5 s. The batch is rolled back,
    /// and its requests fail with <see cref="EventStoreUnavailableException"/> when it fails again.</summary>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the server waits for a silent host in the middle of an append before it ends the host's connection and
    /// frees the lock. Default: 2 s. The other hosts wait no longer than that for a host that stalls.</summary>
    public TimeSpan IdleInTransactionTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the store tries to get an append through while the server is away. Default: 8 s. Then the append
    /// throws <see cref="EventStoreUnavailableException"/>.</summary>
    public TimeSpan AppendTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>The most events that concurrent appends write in one transaction. Default: 5,000. One request with more events
    /// is still written whole, on its own. Larger means more throughput and longer waits for the others.</summary>
    public int BatchEventCountMax { get; init; } = 5_000;

    /// <summary>How many batches of this process may be at the server at once, 1 or 2. Default: null, the store tries both while many
    /// write and keeps to what answers more. Two let callers prepare a batch while the server works on the other, but each has a commit
    /// of its own; on a slow disk one is better.</summary>
    public int? BatchesAtOnce { get; init; }

    /// <summary>The most requests that may wait for their batch. Default: 20,000. A further append waits for room.</summary>
    public int QueueCountMax { get; init; } = 20_000;

    /// <summary>How often this process looks for events that another process appended, while somebody waits for events.
    /// Default: 50 ms. Events of this process are signalled at once.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(50);
}

/// <summary>Turns a stored event into its newest shape.</summary>
/// <param name="type">The stored name.</param>
/// <param name="data">The stored body, JSON in UTF-8.</param>
/// <returns>The name and body that readers see; the arguments unchanged when there is nothing to do.</returns>
public delegate EventBody Upcaster(string type, ReadOnlyMemory<byte> data);

/// <summary>An event's name and body.</summary>
/// <param name="Type">The name, snake_case.</param>
/// <param name="Data">The body, one JSON object in UTF-8.</param>
public readonly record struct EventBody(string Type, ReadOnlyMemory<byte> Data);
