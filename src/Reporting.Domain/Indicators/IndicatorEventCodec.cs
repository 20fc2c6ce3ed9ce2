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
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static IndicatorEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "indicator_defined" => Read(json, Json.IndicatorDefined),
        _ => throw new UnknownEventException(name, "an indicator"),
    };
}

[JsonSerializable(typeof(IndicatorDefined))]
internal sealed partial class IndicatorJson : JsonSerializerContext;
