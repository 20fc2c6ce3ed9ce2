using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Redactions;

/// <summary>The stored name and JSON of every redaction event. Written out by hand: a class may be renamed, a name may
/// not. The store and verifiers read these names too.</summary>
public static class RedactionEventCodec
{
    private static readonly RedactionJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(RedactionEvent happened) => happened switch
    {
        RedactionRequested e => Write("redaction_requested", e, Json.RedactionRequested),
        ContentRedacted e => Write("content_redacted", e, Json.ContentRedacted),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static RedactionEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "redaction_requested" => Read(json, Json.RedactionRequested),
        "content_redacted" => Read(json, Json.ContentRedacted),
        _ => throw new UnknownEventException(name, "a redaction"),
    };
}

[JsonSerializable(typeof(RedactionRequested))]
[JsonSerializable(typeof(ContentRedacted))]
internal sealed partial class RedactionJson : JsonSerializerContext;
