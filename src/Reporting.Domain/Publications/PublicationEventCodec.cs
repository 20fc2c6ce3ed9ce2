using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Publications;

/// <summary>The stored name and JSON of every publication event. Written out by hand: a class may be renamed, a name may
/// not.</summary>
public static class PublicationEventCodec
{
    private static readonly PublicationJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(PublicationEvent happened) => happened switch
    {
        PublicationRequested e => Write("publication_requested", e, Json.PublicationRequested),
        PublicationApproved e => Write("publication_approved", e, Json.PublicationApproved),
        PublicationWithdrawn e => Write("publication_withdrawn", e, Json.PublicationWithdrawn),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static PublicationEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "publication_requested" => Read(json, Json.PublicationRequested),
        "publication_approved" => Read(json, Json.PublicationApproved),
        "publication_withdrawn" => Read(json, Json.PublicationWithdrawn),
        _ => throw new UnknownEventException(name, "a publication"),
    };
}

[JsonSerializable(typeof(PublicationRequested))]
[JsonSerializable(typeof(PublicationApproved))]
[JsonSerializable(typeof(PublicationWithdrawn))]
[JsonSerializable(typeof(ImmutableArray<string>))]
internal sealed partial class PublicationJson : JsonSerializerContext;
