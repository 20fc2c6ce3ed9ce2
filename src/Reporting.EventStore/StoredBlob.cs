namespace Reporting.EventStore;

/// <summary>Bytes that are kept.</summary>
/// <param name="Sha256">What they are opened by: 64 hex digits, small.</param>
/// <param name="Length">How many there are.</param>
/// <param name="IsNew">Whether they were not there before.</param>
public sealed record StoredBlob(string Sha256, long Length, bool IsNew);
