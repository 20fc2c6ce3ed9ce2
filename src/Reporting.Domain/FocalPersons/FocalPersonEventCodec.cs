using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.FocalPersons;

/// <summary>The stored name and JSON of every focal person event. Written out by hand: a class may be renamed, a name may
/// not.</summary>
public static class FocalPersonEventCodec
{
    private static readonly FocalPersonJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(FocalPersonEvent happened) => happened switch
    {
        FocalPersonsNamed e => Write("focal_persons_named", e, Json.FocalPersonsNamed),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static FocalPersonEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "focal_persons_named" => Read(json, Json.FocalPersonsNamed),
        _ => throw new UnknownEventException(name, "a focal person"),
    };
}

[JsonSerializable(typeof(FocalPersonsNamed))]
[JsonSerializable(typeof(ImmutableArray<AccountId>))]
internal sealed partial class FocalPersonJson : JsonSerializerContext;
