namespace Reporting.EventStore;

/// <summary>Events to be added to one stream, all or none.</summary>
/// <param name="StreamId">The stream.</param>
/// <param name="StreamType">What kind of stream it is, for example <c>report</c>; stored with the stream's first event.</param>
/// <param name="ExpectedVersion">The version the caller decided on; 0 for a stream that does not exist yet. There is no "any version".</param>
/// <param name="PreviousLeaf">The leaf hash of the stream's event at <paramref name="ExpectedVersion"/> (32 bytes), or empty at version 0.
/// It comes from the read that the decision was made on, and chains the stream.</param>
/// <param name="Events">What happened, in order. At least one.</param>
/// <param name="Metadata">Who caused it and through what.</param>
/// <param name="Command">The command that is answered by this append, or null when it needs no memory.</param>
public sealed record AppendRequest(
    Guid StreamId,
    string StreamType,
    long ExpectedVersion,
    ReadOnlyMemory<byte> PreviousLeaf,
    IReadOnlyList<EventToAppend> Events,
    EventMetadata Metadata,
    CommandClaim? Command = null);

/// <summary>An event as it will be stored.</summary>
/// <param name="Type">The stored name, snake_case, for ever (<c>report_rejected</c>); at most 500 characters.</param>
/// <param name="ClrType"><c>Namespace.Type, Assembly</c>, which lets a Marten application read the event.</param>
/// <param name="Data">The body: one JSON object in UTF-8. Numbers only as integers within 2^53, no duplicate keys, no U+0000;
/// the append throws <see cref="ArgumentException"/> for any other body, because its hash could not be computed again.</param>
public sealed record EventToAppend(string Type, string ClrType, ReadOnlyMemory<byte> Data);

/// <summary>Who caused an event and through what; the same for all events of one append.</summary>
/// <param name="UserName">The account that acted; stored as <c>user_name</c>.</param>
/// <param name="CorrelationId">Groups everything that one request caused; at most 100 characters.</param>
/// <param name="CausationId">The event or command that led to this one, or null.</param>
/// <param name="Headers">Further facts, for example the address the request came from. Committed to by the leaf's <c>meta</c>.</param>
public sealed record EventMetadata(
    string? UserName = null,
    string? CorrelationId = null,
    string? CausationId = null,
    IReadOnlyDictionary<string, string>? Headers = null);

/// <summary>The identity of a command, so that the same command sent twice is answered twice and done once.</summary>
/// <param name="Scope">The account that sent it.</param>
/// <param name="Key">Its Idempotency-Key; an item of a bulk request is <c>key/index</c>. At most 200 characters.</param>
/// <param name="RequestHash">SHA-256 of the request (32 bytes): the same key with another request is refused.</param>
public sealed record CommandClaim(Guid Scope, string Key, ReadOnlyMemory<byte> RequestHash);
