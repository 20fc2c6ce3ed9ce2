using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Complaints;

/// <summary>The stored name and JSON of every complaint event. Written out by hand: a class may be renamed, a name may
/// not.</summary>
public static class ComplaintEventCodec
{
    private static readonly ComplaintJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(ComplaintEvent happened) => happened switch
    {
        ComplaintFiled e => Write("complaint_filed", e, Json.ComplaintFiled),
        ComplaintAnswered e => Write("complaint_answered", e, Json.ComplaintAnswered),
        ComplaintEscalated e => Write("complaint_escalated", e, Json.ComplaintEscalated),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static ComplaintEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "complaint_filed" => Read(json, Json.ComplaintFiled),
        "complaint_answered" => Read(json, Json.ComplaintAnswered),
        "complaint_escalated" => Read(json, Json.ComplaintEscalated),
        _ => throw new UnknownEventException(name, "a complaint"),
    };
}

[JsonSerializable(typeof(ComplaintFiled))]
[JsonSerializable(typeof(ComplaintAnswered))]
[JsonSerializable(typeof(ComplaintEscalated))]
internal sealed partial class ComplaintJson : JsonSerializerContext;
