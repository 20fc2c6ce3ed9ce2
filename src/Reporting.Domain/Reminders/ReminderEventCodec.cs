using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Reminders;

/// <summary>The stored name and JSON of every reminder event. Written out by hand: a class may be renamed, a name may
/// not.</summary>
public static class ReminderEventCodec
{
    private static readonly ReminderJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(ReminderEvent happened) => happened switch
    {
        HolderReminded e => Write("holder_reminded", e, Json.HolderReminded),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static ReminderEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "holder_reminded" => Read(json, Json.HolderReminded),
        _ => throw new UnknownEventException(name, "a reminder"),
    };
}

[JsonSerializable(typeof(HolderReminded))]
internal sealed partial class ReminderJson : JsonSerializerContext;
