using System.Text.Json.Serialization;

namespace Reporting.Domain.Indicators;

/// <summary>How an indicator's figures of several units become one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OverUnits>))]
public enum OverUnits
{
    [JsonStringEnumMemberName("sum")] Sum,
}

/// <summary>How an indicator's figures of several periods become one: added, or the last one reported.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OverTime>))]
public enum OverTime
{
    [JsonStringEnumMemberName("sum")] Sum,
    [JsonStringEnumMemberName("last")] Last,
}

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record IndicatorEvent
{
    private protected IndicatorEvent() { }
}

/// <summary>An indicator has one concept, one unit of measure and one method everywhere (B6).</summary>
/// <param name="Decimals">Digits after the decimal separator that a figure may have, 0 to 10.</param>
public sealed record IndicatorDefined(
    string Code, string Name, string? NameVi, string UnitOfMeasure, OverUnits OverUnits, OverTime OverTime,
    int Decimals, AccountId By) : IndicatorEvent;
