namespace Reporting.EventStore;

/// <summary>What an append answers.</summary>
public abstract record AppendResult
{
    private AppendResult() { }

    /// <summary>The events are stored and durable.</summary>
    public sealed record Appended(AppendReceipt Receipt) : AppendResult;

    /// <summary>Another writer appended first, or the stream does not reach the expected version. Nothing was stored;
    /// read the stream again and decide again.</summary>
    /// <param name="ActualVersion">The stream's version as the append saw it.</param>
    public sealed record Conflict(long ActualVersion) : AppendResult;

    /// <summary>This command was done before. Nothing was stored now; the receipt is the one of the first time.</summary>
    public sealed record AlreadyDone(AppendReceipt Receipt) : AppendResult;

    /// <summary>The command's key was used for another request. Nothing was stored.</summary>
    public sealed record KeyReused : AppendResult;
}

/// <summary>What was stored: enough to answer the command again, byte for byte.</summary>
/// <param name="StreamId">The stream.</param>
/// <param name="Version">The stream's version after the append.</param>
/// <param name="Position">The position of the last event appended.</param>
/// <param name="Timestamp">When the events were recorded, to the microsecond, UTC. Never decreases with the position.</param>
/// <param name="Events">The ids and leaf hashes of the events, in order.</param>
public sealed record AppendReceipt(
    Guid StreamId, long Version, long Position, DateTimeOffset Timestamp, IReadOnlyList<EventReceipt> Events);

/// <summary>One stored event: its id and its leaf hash (RFC 6962 leaf over the entry of trust section 1.2; 32 bytes).</summary>
public sealed record EventReceipt(Guid EventId, ReadOnlyMemory<byte> Leaf);
