namespace Reporting.EventStore;

/// <summary>What a leaf commits to.</summary>
/// <param name="At">When the event was recorded, to the microsecond; written with six digits and Z.</param>
/// <param name="Body">The commitment to the stored body, 32 bytes.</param>
/// <param name="Meta">The commitment to the stored headers, 32 bytes.</param>
/// <param name="PreviousLeaf">The leaf of the stream's previous event, or empty for the first.</param>
/// <param name="StreamId">The stream.</param>
/// <param name="Type">The event's stored name.</param>
/// <param name="StreamVersion">The event's place in the stream.</param>
public readonly record struct LeafEntry(
    DateTimeOffset At,
    ReadOnlyMemory<byte> Body,
    ReadOnlyMemory<byte> Meta,
    ReadOnlyMemory<byte> PreviousLeaf,
    Guid StreamId,
    string Type,
    long StreamVersion);
