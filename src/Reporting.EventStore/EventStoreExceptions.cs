namespace Reporting.EventStore;

/// <summary>The server did not answer in time. The append may or may not have been stored: send it again with the same
/// <see cref="CommandClaim"/>, and it is done exactly once. A host answers 503.</summary>
public sealed class EventStoreUnavailableException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The server or its schema can't be used safely: a durability setting is off, the schema is newer than the program, or an
/// applied migration differs from the program's. Nothing was changed; a person has to act.</summary>
public sealed class EventStoreRefusedException(string message) : Exception(message);

/// <summary>More bytes than the blob store takes. Nothing was kept.</summary>
public sealed class BlobTooLargeException(long lengthMax) : Exception($"A blob has at most {lengthMax} bytes.")
{
    /// <summary>The most bytes that it takes.</summary>
    public long LengthMax { get; } = lengthMax;
}
