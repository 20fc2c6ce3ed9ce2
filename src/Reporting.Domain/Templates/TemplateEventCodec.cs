using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Templates;

/// <summary>The stored name and JSON of every template event. Written out by hand: a class may be renamed, a name may
/// not.</summary>
public static class TemplateEventCodec
{
    private static readonly TemplateJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(TemplateEvent happened) => happened switch
    {
        TemplateVersionPublished e => Write("template_version_published", e, Json.TemplateVersionPublished),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static TemplateEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "template_version_published" => Read(json, Json.TemplateVersionPublished),
        _ => throw new UnknownEventException(name, "a template"),
    };
}

[JsonSerializable(typeof(TemplateVersionPublished))]
[JsonSerializable(typeof(ImmutableArray<TemplateRow>))]
[JsonSerializable(typeof(ImmutableArray<TemplateConstraint>))]
internal sealed partial class TemplateJson : JsonSerializerContext;
