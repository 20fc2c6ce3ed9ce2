using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.OrgUnits;

/// <summary>The stored name and JSON of every unit event. Written out by hand: a class may be renamed, a name may
/// not.</summary>
public static class UnitEventCodec
{
    private static readonly UnitJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(UnitEvent happened) => happened switch
    {
        UnitRegistered e => Write("unit_registered", e, Json.UnitRegistered),
        UnitMoved e => Write("unit_moved", e, Json.UnitMoved),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static UnitEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "unit_registered" => Read(json, Json.UnitRegistered),
        "unit_moved" => Read(json, Json.UnitMoved),
        _ => throw new UnknownEventException(name, "a unit"),
    };
}

[JsonSerializable(typeof(UnitRegistered))]
[JsonSerializable(typeof(UnitMoved))]
internal sealed partial class UnitJson : JsonSerializerContext;
