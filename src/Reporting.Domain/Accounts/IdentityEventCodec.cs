using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Accounts;

/// <summary>The stored name and JSON of every event of an identity.</summary>
public static class IdentityEventCodec
{
    private static readonly IdentityJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(IdentityEvent happened) => happened switch
    {
        IdentityBound e => Write("identity_bound", e, Json.IdentityBound),
        IdentityUnbound e => Write("identity_unbound", e, Json.IdentityUnbound),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static IdentityEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "identity_bound" => Read(json, Json.IdentityBound),
        "identity_unbound" => Read(json, Json.IdentityUnbound),
        _ => throw new UnknownEventException(name, "an identity"),
    };
}

[JsonSerializable(typeof(IdentityBound))]
[JsonSerializable(typeof(IdentityUnbound))]
internal sealed partial class IdentityJson : JsonSerializerContext;
