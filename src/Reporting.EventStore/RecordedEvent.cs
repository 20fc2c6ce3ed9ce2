namespace Reporting.EventStore;

/// <summary>An event as it was stored.</summary>
/// <param name="Position">Its place in the total order of all events, from 1, without gaps, in commit order.</param>
/// <param name="EventId">Its id.</param>
/// <param name="StreamId">Its stream.</param>
/// <param name="StreamVersion">Its place in the stream, from 1, without gaps.</param>
/// <param name="Type">Its stored name.</param>
/// <param name="Data">Its body as the reader asked for it: upcast to the newest shape where an upcaster is registered.</param>
/// <param name="Timestamp">When it was recorded (business clock, UTC, microseconds). Never decreases with the position.</param>
/// <param name="Leaf">Its leaf hash, 32 bytes.</param>
/// <param name="Metadata">Who caused it and through what.</param>
public sealed record RecordedEvent(
    long Position,
    Guid EventId,
    Guid StreamId,
    long StreamVersion,
    string Type,
    ReadOnlyMemory<byte> Data,
    DateTimeOffset Timestamp,
    ReadOnlyMemory<byte> Leaf,
    EventMetadata Metadata)
{
    /// <summary>Whether its body was destroyed on the word of two persons. Default: false. Effect: <see cref="Data"/> is
    /// <c>{}</c>, never upcast, and no event of its type can be read from it; whoever folds a stream passes over it. Interaction: a
    /// page of certain types leaves such events out.</summary>
    public bool IsRedacted { get; init; }
}

/// <summary>A stretch of one stream, oldest first.</summary>
/// <param name="Events">The events asked for; empty when the stream does not exist or ends before them.</param>
/// <param name="Version">The stream's version at the time of the read; 0 when it does not exist.</param>
/// <param name="LastLeaf">The leaf hash of the event at <paramref name="Version"/>; empty at version 0.</param>
public sealed record StreamSlice(IReadOnlyList<RecordedEvent> Events, long Version, ReadOnlyMemory<byte> LastLeaf);
