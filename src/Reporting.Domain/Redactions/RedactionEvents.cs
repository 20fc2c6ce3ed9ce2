using System.Text.Json.Serialization;

namespace Reporting.Domain.Redactions;

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record RedactionEvent
{
    private protected RedactionEvent() { }
}

/// <summary>Somebody asks to destroy the body of an event: a state secret that was spilled, personal data to be
/// erased.</summary>
/// <param name="Leaf">The event's leaf hash, hex; it stays.</param>
public sealed record RedactionRequested(
    [property: JsonPropertyName("event")] Guid EventId, long Position, string Leaf, string Reason,
    [property: JsonPropertyName("requestedBy")] AccountId By) : RedactionEvent;

/// <summary>A second person agreed: the body is destroyed. The store does it only on the word of this event, and a
/// verifier names both persons.</summary>
public sealed record ContentRedacted(
    [property: JsonPropertyName("event")] Guid EventId, long Position, string Leaf, string Reason, AccountId RequestedBy,
    AccountId ConfirmedBy) : RedactionEvent;
