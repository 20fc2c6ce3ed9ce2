using System.Text.Json.Serialization;

namespace Reporting.Domain.Publications;

/// <summary>What is published.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PublishedKind>))]
public enum PublishedKind
{
    /// <summary>What a unit reported itself.</summary>
    [JsonStringEnumMemberName("figure")] Figure,

    /// <summary>Sums over a unit's subtree.</summary>
    [JsonStringEnumMemberName("aggregate")] Aggregate,

    /// <summary>A report, with all its figures.</summary>
    [JsonStringEnumMemberName("report")] Report,
}

/// <summary>Which figures: indicators of a unit in some periods, or all of a report.</summary>
/// <param name="Unit">Whose they are; of sums the root.</param>
/// <param name="Indicators">Empty for a report.</param>
/// <param name="From">The first period; null for a report.</param>
/// <param name="To">The last period, included; null for a report.</param>
/// <param name="ReportId">The report; null otherwise.</param>
public sealed record Published(
    PublishedKind Kind, UnitId Unit, EquatableArray<string> Indicators, string? From, string? To, ReportId? ReportId);

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record PublicationEvent
{
    private protected PublicationEvent() { }
}

/// <summary>Somebody asks that figures be published (F6).</summary>
public sealed record PublicationRequested(
    Guid PublicationId, Published What, string Reason, AccountId By) : PublicationEvent;

/// <summary>The unit's leader approved it (HN23 6.4).</summary>
/// <param name="Document">The number of the decision.</param>
public sealed record PublicationApproved(Guid PublicationId, string Document, AccountId By) : PublicationEvent;

/// <summary>From now on they are not published any longer.</summary>
public sealed record PublicationWithdrawn(Guid PublicationId, string Reason, AccountId By) : PublicationEvent;
