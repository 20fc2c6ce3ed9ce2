using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Indicators;

/// <summary>The stored name and JSON of every indicator event. Written out by hand: a class may be renamed, a name may
/// not.</summary>
public static class IndicatorEventCodec
{
    private static readonly IndicatorJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(IndicatorEvent happened) => happened switch
    {
        IndicatorDefined e => Write("indicator_defined", e, Json.IndicatorDefined),
        IndicatorDrafted e => Write("indicator_drafted", e, Json.IndicatorDrafted),
        IndicatorTrialStarted e => Write("indicator_trial_started", e, Json.IndicatorTrialStarted),
        IndicatorAbolished e => Write("indicator_abolished", e, Json.IndicatorAbolished),
        IndicatorConceptTaken e => Write("indicator_concept_taken", e, Json.IndicatorConceptTaken),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static IndicatorEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "indicator_defined" => Read(json, Json.IndicatorDefined),
        "indicator_drafted" => Read(json, Json.IndicatorDrafted),
        "indicator_trial_started" => Read(json, Json.IndicatorTrialStarted),
        "indicator_abolished" => Read(json, Json.IndicatorAbolished),
        "indicator_concept_taken" => Read(json, Json.IndicatorConceptTaken),
        _ => throw new UnknownEventException(name, "an indicator"),
    };
}

[JsonSerializable(typeof(IndicatorDefined))]
[JsonSerializable(typeof(IndicatorDrafted))]
[JsonSerializable(typeof(IndicatorTrialStarted))]
[JsonSerializable(typeof(IndicatorAbolished))]
[JsonSerializable(typeof(IndicatorConceptTaken))]
[JsonSerializable(typeof(ImmutableArray<Disaggregation>))]
[JsonSerializable(typeof(ImmutableArray<string>))]
internal sealed partial class IndicatorJson : JsonSerializerContext;
