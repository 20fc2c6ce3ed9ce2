namespace Reporting.EventStore;

/// <summary>The leaf hash of an event: RFC 6962 section 2.1 over an entry that commits to the body, the headers, the time, the
/// place in the stream and the stream's previous leaf.</summary>
public static class LeafHash
{
    /// <summary>How many bytes a hash has: 32.</summary>
    public const int Length = 32;

    /// <summary>How many random bytes are kept beside each event: 16.</summary>
    public const int SaltLength = 16;

    /// <summary>SHA-256 of the salt and the canonical form (RFC 8785) of a JSON document: what the entry says of body and headers.</summary>
    public static byte[] Commitment(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> canonicalJson) => throw new NotImplementedException();

    /// <summary>The entry, as RFC 8785 bytes.</summary>
    public static byte[] Entry(LeafEntry entry) => throw new NotImplementedException();

    /// <summary>SHA-256 of a zero byte and the entry (RFC 6962 section 2.1).</summary>
    public static byte[] Of(ReadOnlySpan<byte> entry) => throw new NotImplementedException();
}

/// <summary>What a leaf commits to.</summary>
/// <param name="At">When the event was recorded; written with six digits and Z.</param>
/// <param name="Body">The commitment to the stored body, 32 bytes.</param>
/// <param name="Meta">The commitment to the stored headers, 32 bytes.</param>
/// <param name="PreviousLeaf">The leaf of the stream's previous event, or empty for the first.</param>
/// <param name="StreamId">The stream.</param>
/// <param name="Type">The event's stored name.</param>
/// <param name="StreamVersion">The event's place in the stream.</param>
public readonly record struct LeafEntry(
    DateTimeOffset At, ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> Meta, ReadOnlyMemory<byte> PreviousLeaf,
    Guid StreamId, string Type, long StreamVersion);
