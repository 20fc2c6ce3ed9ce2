using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Inbox;

/// <summary>The stored name and JSON of every inbox event. Written out by hand: a class may be renamed, a name may
/// not.</summary>
public static class InboxEventCodec
{
    private static readonly InboxJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(InboxEvent happened) => happened switch
    {
        MessagesRead e => Write("messages_read", e, Json.MessagesRead),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static InboxEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "messages_read" => Read(json, Json.MessagesRead),
        _ => throw new UnknownEventException(name, "an inbox"),
    };
}

[JsonSerializable(typeof(MessagesRead))]
[JsonSerializable(typeof(ImmutableArray<Guid>))]
internal sealed partial class InboxJson : JsonSerializerContext;
