using System.Text.Json.Serialization;
using Reporting.Domain.Calendars;

namespace Reporting.Domain.Indicators;

/// <summary>How an indicator's figures of several units become one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OverUnits>))]
public enum OverUnits
{
    [JsonStringEnumMemberName("sum")] Sum,
    [JsonStringEnumMemberName("average")] Average,

    /// <summary>Weighted by the figures of another indicator.</summary>
    [JsonStringEnumMemberName("weighted-average")] WeightedAverage,
    [JsonStringEnumMemberName("minimum")] Minimum,
    [JsonStringEnumMemberName("maximum")] Maximum,

    /// <summary>Not at all: each unit's figure stands for itself.</summary>
    [JsonStringEnumMemberName("none")] None,
}

/// <summary>How an indicator's figures of several periods become one: added, or the last one reported, and so
/// on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OverTime>))]
public enum OverTime
{
    [JsonStringEnumMemberName("sum")] Sum,
    [JsonStringEnumMemberName("last")] Last,
    [JsonStringEnumMemberName("average")] Average,
    [JsonStringEnumMemberName("weighted-average")] WeightedAverage,
    [JsonStringEnumMemberName("minimum")] Minimum,
    [JsonStringEnumMemberName("maximum")] Maximum,
    [JsonStringEnumMemberName("none")] None,
}

/// <summary>How an indicator is worked out of two others: numerator / denominator x factor.</summary>
public sealed record IndicatorFormula(
    string Numerator, string Denominator, [property: JsonConverter(typeof(ExactDecimal))] decimal Factor);

/// <summary>How an indicator is broken down (phân tổ): the indicators of the parts sum to it, or a report says why
/// not.</summary>
public sealed record Disaggregation(string Code, string Name, EquatableArray<string> Parts);

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record IndicatorEvent
{
    private protected IndicatorEvent() { }
}

/// <summary>An indicator, in a version that is official: one concept, one unit of measure and one method everywhere
/// (B6).</summary>
/// <param name="Decimals">Digits after the decimal separator that a figure may have, 0 to 10.</param>
/// <param name="Version">From 1; null, as in definitions of old, means 1.</param>
/// <param name="ValidFrom">Null: from ever on.</param>
/// <param name="ValidTo">The last day; null: until a later version or its end.</param>
/// <param name="MeasureCode">The code of the unit of measure; null in definitions of old, which took any text.</param>
/// <param name="Definition">What it counts (nội dung).</param>
/// <param name="Method">How it is compiled (phương pháp tính).</param>
/// <param name="Weight">The indicator whose figures are the weights of a weighted average.</param>
/// <param name="ResponsibleUnit">Who answers for it.</param>
/// <param name="Notice">The number of the letter that told the units, when it comes out of a trial (B4).</param>
/// <param name="Outlier">When a figure of it needs a comment because it is far from the unit's own history.</param>
public sealed record IndicatorDefined(
    string Code, string Name, string? NameVi, string UnitOfMeasure, OverUnits OverUnits, OverTime OverTime,
    int Decimals, AccountId By, int? Version = null, DateOnly? ValidFrom = null, DateOnly? ValidTo = null,
    string? LegalBasis = null, string? MeasureCode = null, string? Definition = null, string? Method = null,
    string? Weight = null, IndicatorFormula? Formula = null, EquatableArray<Disaggregation>? Disaggregations = null,
    UnitId? ResponsibleUnit = null, PeriodKind? PeriodKind = null, string? Notice = null,
    OutlierRule? Outlier = null) : IndicatorEvent;

/// <summary>A version was drafted, or drafted anew; nobody uses it yet (B4).</summary>
/// <param name="Draft">The version as it would be made official.</param>
public sealed record IndicatorDrafted(IndicatorDefined Draft) : IndicatorEvent;

/// <summary>A version is on trial (B4).</summary>
public sealed record IndicatorTrialStarted(string Code, int Version, DateOnly LastDay, AccountId By) : IndicatorEvent;

/// <summary>From a day on the indicator is not used any more (B4).</summary>
public sealed record IndicatorAbolished(string Code, DateOnly From, string LegalBasis, AccountId By) : IndicatorEvent;

/// <summary>A concept, told by its name and what it measures, belongs to one indicator (B6). On a stream of the
/// concept.</summary>
public sealed record IndicatorConceptTaken(string Concept, string Code, AccountId By) : IndicatorEvent;
