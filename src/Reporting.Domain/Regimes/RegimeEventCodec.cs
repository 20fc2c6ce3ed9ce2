using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Regimes;

/// <summary>The stored name and JSON of every regime event. Written out by hand: a class may be renamed, a name may
/// not.</summary>
public static class RegimeEventCodec
{
    private static readonly RegimeJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(RegimeEvent happened) => happened switch
    {
        RegimeDefined e => Write("regime_defined", e, Json.RegimeDefined),
        PeriodOpened e => Write("period_opened", e, Json.PeriodOpened),
        RegimeEnded e => Write("regime_ended", e, Json.RegimeEnded),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static RegimeEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "regime_defined" => Read(json, Json.RegimeDefined),
        "period_opened" => Read(json, Json.PeriodOpened),
        "regime_ended" => Read(json, Json.RegimeEnded),
        _ => throw new UnknownEventException(name, "a regime"),
    };
}

[JsonSerializable(typeof(RegimeDefined))]
[JsonSerializable(typeof(PeriodOpened))]
[JsonSerializable(typeof(RegimeEnded))]
[JsonSerializable(typeof(ImmutableArray<UnitId>))]
internal sealed partial class RegimeJson : JsonSerializerContext;
