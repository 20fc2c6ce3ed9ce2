using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Operations;

/// <summary>The stored name and JSON of every operation event. Written out by hand: a class may be renamed, a name may
/// not.</summary>
public static class OperationEventCodec
{
    /// <summary>The kind of the streams that hold these events. In older stores those of quarantines are called <c>operation</c>; a
    /// stream's kind is no part of a leaf.</summary>
    public const string StreamKind = "operations";

    /// <summary>The stored name of <see cref="EventQuarantined"/>.</summary>
    public const string EventQuarantinedName = "event_quarantined";

    /// <summary>The stored name of <see cref="SensitiveDataRead"/>.</summary>
    public const string SensitiveDataReadName = "sensitive_data_read";

    private static readonly OperationJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(OperationEvent happened) => happened switch
    {
        EventQuarantined e => Write(EventQuarantinedName, e, Json.EventQuarantined),
        SensitiveDataRead e => Write(SensitiveDataReadName, e, Json.SensitiveDataRead),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static OperationEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        EventQuarantinedName => Read(json, Json.EventQuarantined),
        SensitiveDataReadName => Read(json, Json.SensitiveDataRead),
        _ => throw new UnknownEventException(name, "an operation"),
    };
}

[JsonSerializable(typeof(EventQuarantined))]
[JsonSerializable(typeof(SensitiveDataRead))]
internal sealed partial class OperationJson : JsonSerializerContext;
