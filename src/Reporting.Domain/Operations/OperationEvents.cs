namespace Reporting.Domain.Operations;

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record OperationEvent
{
    private protected OperationEvent() { }
}

/// <summary>An operator lets a projection pass over an event that it can't read. What the event touches is incomplete
/// until a
/// mended program reads it.</summary>
public sealed record EventQuarantined(string Projection, long Position, string Reason, AccountId By) : OperationEvent;

/// <summary>Somebody asked for data that is sensitive. This was stored before the answer was made; whether there was one is not
/// said, and nothing of its content.</summary>
/// <param name="What">The operation id of the route, or <c>query</c> and the field of GraphQL.</param>
/// <param name="Path">What was asked for by its path, without the question behind it.</param>
/// <param name="QuestionHash">SHA-256, hex, of the whole question: who knows a question can tell that it was this one.</param>
/// <param name="Unit">The unit whose report it is, where it is about one.</param>
/// <param name="From">The address that it came from; null where there is none.</param>
public sealed record SensitiveDataRead(
    string What, string Path, string QuestionHash, UnitId? Unit, string? From, AccountId By) : OperationEvent;
