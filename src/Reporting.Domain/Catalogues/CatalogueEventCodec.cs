using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Catalogues;

/// <summary>The stored name and JSON of every catalogue event. Written out by hand: a class may be renamed, a name may
/// not.</summary>
public static class CatalogueEventCodec
{
    private static readonly CatalogueJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(CatalogueEvent happened) => happened switch
    {
        CatalogueDecisionRecorded e => Write("catalogue_decision_recorded", e, Json.CatalogueDecisionRecorded),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static CatalogueEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "catalogue_decision_recorded" => Read(json, Json.CatalogueDecisionRecorded),
        _ => throw new UnknownEventException(name, "a catalogue"),
    };
}

[JsonSerializable(typeof(CatalogueDecisionRecorded))]
[JsonSerializable(typeof(ImmutableArray<CatalogueEntry>))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
