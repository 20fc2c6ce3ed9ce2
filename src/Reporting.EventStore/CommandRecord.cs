namespace Reporting.EventStore;

/// <summary>A command that was done within the last 72 hours.</summary>
/// <param name="RequestHash">SHA-256 of the request it was done for.</param>
/// <param name="Receipt">What it stored.</param>
public sealed record CommandRecord(ReadOnlyMemory<byte> RequestHash, AppendReceipt Receipt);
