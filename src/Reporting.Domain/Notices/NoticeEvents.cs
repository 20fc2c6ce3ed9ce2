using System.Text.Json.Serialization;

namespace Reporting.Domain.Notices;

/// <summary>What a notice announces (I3, H3).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeKind>))]
public enum NoticeKind
{
    /// <summary>The system is upgraded or maintained.</summary>
    [JsonStringEnumMemberName("upgrade")] Upgrade,

    /// <summary>A connection to another system is suspended.</summary>
    [JsonStringEnumMemberName("suspension")] Suspension,

    /// <summary>Something else that every user should know.</summary>
    [JsonStringEnumMemberName("other")] Other,
}

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record NoticeEvent
{
    private protected NoticeEvent() { }
}

/// <summary>Every user is told of something that begins at a time.</summary>
/// <param name="Urgency">Why it could not be announced as long before as the profile wants; null when it was.</param>
public sealed record NoticeAnnounced(
    Guid NoticeId, NoticeKind Kind, string Title, string Text, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    string? Urgency, AccountId By) : NoticeEvent;

/// <summary>What was announced does not take place.</summary>
public sealed record NoticeWithdrawn(Guid NoticeId, string Reason, AccountId By) : NoticeEvent;
