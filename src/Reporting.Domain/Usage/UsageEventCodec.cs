using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Usage;

/// <summary>The stored name and JSON of every usage event. Written out by hand: a class may be renamed, a name may
/// not.</summary>
public static class UsageEventCodec
{
    private static readonly UsageJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(UsageEvent happened) => happened switch
    {
        UsageRecorded e => Write("usage_recorded", e, Json.UsageRecorded),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static UsageEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "usage_recorded" => Read(json, Json.UsageRecorded),
        _ => throw new UnknownEventException(name, "a usage report"),
    };
}

[JsonSerializable(typeof(UsageRecorded))]
[JsonSerializable(typeof(ImmutableArray<UsageLine>))]
internal sealed partial class UsageJson : JsonSerializerContext;
