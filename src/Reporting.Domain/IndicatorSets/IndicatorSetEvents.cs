using System.Text.Json.Serialization;

namespace Reporting.Domain.IndicatorSets;

/// <summary>For which level of government a set is (B1).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SetLevel>))]
public enum SetLevel
{
    [JsonStringEnumMemberName("government")] Government,
    [JsonStringEnumMemberName("province")] Province,
    [JsonStringEnumMemberName("district")] District,
    [JsonStringEnumMemberName("commune")] Commune,
    [JsonStringEnumMemberName("sector")] Sector,
}

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record IndicatorSetEvent
{
    private protected IndicatorSetEvent() { }
}

/// <summary>A version of an indicator set (bộ chỉ tiêu) is official (B1, B4).</summary>
/// <param name="ValidTo">The last day; null: until a later version or its end.</param>
/// <param name="CopiedFrom">The set and version that it was copied from (B2).</param>
/// <param name="Notice">The number of the letter that told the units.</param>
public sealed record IndicatorSetDefined(
    string Code, int Version, string Name, SetLevel Level, DateOnly ValidFrom, DateOnly? ValidTo,
    EquatableArray<string> Indicators, string LegalBasis, AccountId By, string? CopiedFrom = null,
    string? Notice = null) : IndicatorSetEvent;

/// <summary>A version was drafted, or drafted anew; nobody uses it yet.</summary>
/// <param name="Draft">The version as it would be made official.</param>
public sealed record IndicatorSetDrafted(IndicatorSetDefined Draft) : IndicatorSetEvent;

/// <summary>A version is on trial.</summary>
public sealed record IndicatorSetTrialStarted(
    string Code, int Version, DateOnly LastDay, AccountId By) : IndicatorSetEvent;

/// <summary>From a day on the set is not used any more.</summary>
public sealed record IndicatorSetAbolished(
    string Code, DateOnly From, string LegalBasis, AccountId By) : IndicatorSetEvent;
