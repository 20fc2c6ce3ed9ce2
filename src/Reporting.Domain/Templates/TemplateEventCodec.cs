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
        TemplateVersionDrafted e => Write("template_version_drafted", e, Json.TemplateVersionDrafted),
        TemplateTrialStarted e => Write("template_trial_started", e, Json.TemplateTrialStarted),
        TemplateShared e => Write("template_shared", e, Json.TemplateShared),
        TemplateAbolished e => Write("template_abolished", e, Json.TemplateAbolished),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static TemplateEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "template_version_published" => Read(json, Json.TemplateVersionPublished),
        "template_version_drafted" => Read(json, Json.TemplateVersionDrafted),
        "template_trial_started" => Read(json, Json.TemplateTrialStarted),
        "template_shared" => Read(json, Json.TemplateShared),
        "template_abolished" => Read(json, Json.TemplateAbolished),
        _ => throw new UnknownEventException(name, "a template"),
    };
}

[JsonSerializable(typeof(TemplateVersionPublished))]
[JsonSerializable(typeof(TemplateVersionDrafted))]
[JsonSerializable(typeof(TemplateTrialStarted))]
[JsonSerializable(typeof(TemplateShared))]
[JsonSerializable(typeof(TemplateAbolished))]
[JsonSerializable(typeof(ImmutableArray<TemplateRow>))]
[JsonSerializable(typeof(ImmutableArray<TemplateConstraint>))]
[JsonSerializable(typeof(ImmutableArray<TemplateColumn>))]
[JsonSerializable(typeof(ImmutableArray<TemplateHeader>))]
[JsonSerializable(typeof(ImmutableArray<TemplateSection>))]
[JsonSerializable(typeof(ImmutableArray<string>))]
internal sealed partial class TemplateJson : JsonSerializerContext;
