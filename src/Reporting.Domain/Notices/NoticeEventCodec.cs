using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Notices;

/// <summary>The stored name and JSON of every notice event. Written out by hand: a class may be renamed, a name may
/// not.</summary>
public static class NoticeEventCodec
{
    private static readonly NoticeJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(NoticeEvent happened) => happened switch
    {
        NoticeAnnounced e => Write("notice_announced", e, Json.NoticeAnnounced),
        NoticeWithdrawn e => Write("notice_withdrawn", e, Json.NoticeWithdrawn),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static NoticeEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "notice_announced" => Read(json, Json.NoticeAnnounced),
        "notice_withdrawn" => Read(json, Json.NoticeWithdrawn),
        _ => throw new UnknownEventException(name, "a notice"),
    };
}

[JsonSerializable(typeof(NoticeAnnounced))]
[JsonSerializable(typeof(NoticeWithdrawn))]
internal sealed partial class NoticeJson : JsonSerializerContext;
