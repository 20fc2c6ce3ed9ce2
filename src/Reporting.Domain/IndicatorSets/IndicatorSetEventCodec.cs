using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.IndicatorSets;

/// <summary>The stored name and JSON of every indicator set event. Written out by hand: a class may be renamed, a name
/// may not.</summary>
public static class IndicatorSetEventCodec
{
    private static readonly IndicatorSetJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(IndicatorSetEvent happened) => happened switch
    {
        IndicatorSetDefined e => Write("indicator_set_defined", e, Json.IndicatorSetDefined),
        IndicatorSetDrafted e => Write("indicator_set_drafted", e, Json.IndicatorSetDrafted),
        IndicatorSetTrialStarted e => Write("indicator_set_trial_started", e, Json.IndicatorSetTrialStarted),
        IndicatorSetAbolished e => Write("indicator_set_abolished", e, Json.IndicatorSetAbolished),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static IndicatorSetEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "indicator_set_defined" => Read(json, Json.IndicatorSetDefined),
        "indicator_set_drafted" => Read(json, Json.IndicatorSetDrafted),
        "indicator_set_trial_started" => Read(json, Json.IndicatorSetTrialStarted),
        "indicator_set_abolished" => Read(json, Json.IndicatorSetAbolished),
        _ => throw new UnknownEventException(name, "an indicator set"),
    };
}

[JsonSerializable(typeof(IndicatorSetDefined))]
[JsonSerializable(typeof(IndicatorSetDrafted))]
[JsonSerializable(typeof(IndicatorSetTrialStarted))]
[JsonSerializable(typeof(IndicatorSetAbolished))]
[JsonSerializable(typeof(ImmutableArray<string>))]
internal sealed partial class IndicatorSetJson : JsonSerializerContext;
