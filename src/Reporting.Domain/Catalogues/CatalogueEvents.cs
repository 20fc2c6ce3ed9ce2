using System.Text.Json.Serialization;

namespace Reporting.Domain.Catalogues;

/// <summary>The catalogues that decisions change.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CatalogueKind>))]
public enum CatalogueKind
{
    [JsonStringEnumMemberName("indicator")] Indicator,
    [JsonStringEnumMemberName("indicator-set")] IndicatorSet,
    [JsonStringEnumMemberName("template")] Template,
}

/// <summary>An entry of a catalogue that a decision changes.</summary>
public sealed record CatalogueEntry(CatalogueKind Kind, string Code);

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record CatalogueEvent
{
    private protected CatalogueEvent() { }
}

/// <summary>A decision changes entries of the catalogues; by its due day they must be up to date (B4). An entry is, when
/// a version of it is official whose legal basis is this decision.</summary>
/// <param name="Number">The decision's number, which versions name as their legal basis.</param>
/// <param name="DueOn">The last day, by the profile.</param>
public sealed record CatalogueDecisionRecorded(
    string Number, DateOnly DecidedOn, DateOnly DueOn, string Summary, EquatableArray<CatalogueEntry> Entries,
    AccountId By) : CatalogueEvent;
