namespace Reporting.Domain.Inbox;

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record InboxEvent
{
    private protected InboxEvent() { }
}

/// <summary>An account has read messages of its inbox; each message is the event that it tells of.</summary>
public sealed record MessagesRead(AccountId AccountId, EquatableArray<Guid> Messages) : InboxEvent;
