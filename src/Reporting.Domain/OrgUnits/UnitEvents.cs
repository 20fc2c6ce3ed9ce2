using System.Text.Json.Serialization;

namespace Reporting.Domain.OrgUnits;

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record UnitEvent
{
    private protected UnitEvent() { }
}

/// <summary>A unit entered the register. <paramref name="Parent"/> is null for the root.</summary>
/// <param name="OtherParents">Its parents in further hierarchies; null for none.</param>
public sealed record UnitRegistered(
    UnitId UnitId, string Code, string Name, string Kind, UnitId? Parent, DateOnly EffectiveFrom, AccountId By,
    EquatableArray<HierarchyParent>? OtherParents = null, string? Reason = null, LegalBasis? LegalBasis = null)
        : UnitEvent;

/// <summary>A unit hangs under another parent from a date on.</summary>
/// <param name="Hierarchy">Null for the territory.</param>
public sealed record UnitMoved(
    UnitId UnitId, UnitId Parent, DateOnly EffectiveFrom, string Reason, AccountId By,
    string? Hierarchy = null, LegalBasis? LegalBasis = null) : UnitEvent;

/// <summary>A unit has another name from a date on.</summary>
public sealed record UnitRenamed(
    UnitId UnitId, string Name, DateOnly EffectiveFrom, string Reason, LegalBasis LegalBasis, AccountId By) : UnitEvent;

/// <summary>A unit has another code from a date on; the old one is free again.</summary>
public sealed record UnitRecoded(
    UnitId UnitId, string Code, DateOnly EffectiveFrom, string Reason, LegalBasis LegalBasis, AccountId By) : UnitEvent;

/// <summary>A unit ended without a successor.</summary>
/// <param name="EffectiveFrom">The first day without it.</param>
public sealed record UnitDissolved(
    UnitId UnitId, DateOnly EffectiveFrom, string Reason, LegalBasis LegalBasis, AccountId By) : UnitEvent;

/// <summary>A unit that had ended exists again.</summary>
public sealed record UnitReopened(
    UnitId UnitId, string Code, string Name, UnitId? Parent, DateOnly EffectiveFrom, string Reason,
    LegalBasis LegalBasis, AccountId By) : UnitEvent;

/// <summary>Units ended and went into one, whole.</summary>
/// <param name="Established">The successor, when it is a new unit; null when it existed before.</param>
public sealed record UnitsMerged(
    EquatableArray<UnitId> Predecessors, UnitId Successor, EstablishedUnit? Established, DateOnly EffectiveFrom,
    string Reason, LegalBasis LegalBasis, AccountId By) : UnitEvent;

/// <summary>A unit was divided.</summary>
/// <param name="IsEnded">Whether it ended; else it goes on with what is left.</param>
public sealed record UnitSplit(
    UnitId UnitId, bool IsEnded, EquatableArray<EstablishedUnit> Established,
    EquatableArray<UnitSuccession> Successions, DateOnly EffectiveFrom, string Reason, LegalBasis LegalBasis,
    AccountId By) : UnitEvent;

/// <summary>A decision changed many units at once: one decision, one event.</summary>
public sealed record UnitsReorganised(
    Guid ReorganisationId, EquatableArray<ReorganisedComponent> Components, DateOnly EffectiveFrom, string Reason,
    LegalBasis LegalBasis, AccountId By) : UnitEvent;

/// <summary>A reorganisation counts as if it had never been.</summary>
public sealed record ReorganisationRescinded(
    Guid ReorganisationId, string Reason, LegalBasis LegalBasis, AccountId By) : UnitEvent;

/// <summary>A unit's parent in a hierarchy other than the territory.</summary>
public sealed record HierarchyParent(string Hierarchy, UnitId Parent);

/// <summary>A unit that an event brought into the register.</summary>
public sealed record EstablishedUnit(UnitId UnitId, string Code, string Name, string Kind, UnitId? Parent);

/// <summary>What of a predecessor goes to a successor.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SuccessionShare>))]
public enum SuccessionShare
{
    [JsonStringEnumMemberName("full")] Full,
    [JsonStringEnumMemberName("partial")] Partial,
}

/// <summary>A predecessor's part in a successor.</summary>
/// <param name="Weight">With a partial share: which part of its figures, over 0 and at most 1; null when nobody has
/// stated it, and then the figures are not divided.</param>
public sealed record UnitSuccession(
    UnitId From, UnitId To, SuccessionShare Share,
    [property: JsonConverter(typeof(ExactDecimal))] decimal? Weight = null);

/// <summary>Units that a reorganisation changes together.</summary>
/// <param name="Ended">Exist no longer.</param>
public sealed record ReorganisedComponent(
    EquatableArray<EstablishedUnit> Established, EquatableArray<UnitId> Ended,
    EquatableArray<UnitSuccession> Successions, EquatableArray<ReorganisedPlace> Moved,
    EquatableArray<ReorganisedWord> Renamed, EquatableArray<ReorganisedWord> Recoded);

/// <summary>A unit's parent from the day of a reorganisation on; null for a root.</summary>
public sealed record ReorganisedPlace(UnitId UnitId, UnitId? Parent, string? Hierarchy = null);

/// <summary>A unit's name or code from the day of a reorganisation on.</summary>
public sealed record ReorganisedWord(UnitId UnitId, string Text);
