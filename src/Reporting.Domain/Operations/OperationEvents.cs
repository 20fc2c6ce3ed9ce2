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
