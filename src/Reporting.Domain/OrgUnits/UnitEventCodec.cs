using System.Collections.Immutable;
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
        UnitRenamed e => Write("unit_renamed", e, Json.UnitRenamed),
        UnitRecoded e => Write("unit_recoded", e, Json.UnitRecoded),
        UnitDissolved e => Write("unit_dissolved", e, Json.UnitDissolved),
        UnitReopened e => Write("unit_reopened", e, Json.UnitReopened),
        UnitsMerged e => Write("units_merged", e, Json.UnitsMerged),
        UnitSplit e => Write("unit_split", e, Json.UnitSplit),
        UnitsReorganised e => Write("units_reorganised", e, Json.UnitsReorganised),
        ReorganisationRescinded e => Write("reorganisation_rescinded", e, Json.ReorganisationRescinded),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static UnitEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "unit_registered" => Read(json, Json.UnitRegistered),
        "unit_moved" => Read(json, Json.UnitMoved),
        "unit_renamed" => Read(json, Json.UnitRenamed),
        "unit_recoded" => Read(json, Json.UnitRecoded),
        "unit_dissolved" => Read(json, Json.UnitDissolved),
        "unit_reopened" => Read(json, Json.UnitReopened),
        "units_merged" => Read(json, Json.UnitsMerged),
        "unit_split" => Read(json, Json.UnitSplit),
        "units_reorganised" => Read(json, Json.UnitsReorganised),
        "reorganisation_rescinded" => Read(json, Json.ReorganisationRescinded),
        _ => throw new UnknownEventException(name, "a unit"),
    };
}

[JsonSerializable(typeof(UnitRegistered))]
[JsonSerializable(typeof(UnitMoved))]
[JsonSerializable(typeof(UnitRenamed))]
[JsonSerializable(typeof(UnitRecoded))]
[JsonSerializable(typeof(UnitDissolved))]
[JsonSerializable(typeof(UnitReopened))]
[JsonSerializable(typeof(UnitsMerged))]
[JsonSerializable(typeof(UnitSplit))]
[JsonSerializable(typeof(UnitsReorganised))]
[JsonSerializable(typeof(ReorganisationRescinded))]
[JsonSerializable(typeof(ImmutableArray<UnitId>))]
[JsonSerializable(typeof(ImmutableArray<HierarchyParent>))]
[JsonSerializable(typeof(ImmutableArray<EstablishedUnit>))]
[JsonSerializable(typeof(ImmutableArray<UnitSuccession>))]
[JsonSerializable(typeof(ImmutableArray<ReorganisedComponent>))]
[JsonSerializable(typeof(ImmutableArray<ReorganisedPlace>))]
[JsonSerializable(typeof(ImmutableArray<ReorganisedWord>))]
internal sealed partial class UnitJson : JsonSerializerContext;
