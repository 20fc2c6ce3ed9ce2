using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Certificates;

/// <summary>The stored name and JSON of every event of a certificate. Written out by hand: a class may be renamed, a name
/// may not.</summary>
public static class CertificateEventCodec
{
    private static readonly CertificateJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(CertificateEvent happened) => happened switch
    {
        CertificateBound e => Write("certificate_bound", e, Json.CertificateBound),
        CertificateConfirmed e => Write("certificate_confirmed", e, Json.CertificateConfirmed),
        CertificateEnded e => Write("certificate_ended", e, Json.CertificateEnded),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static CertificateEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "certificate_bound" => Read(json, Json.CertificateBound),
        "certificate_confirmed" => Read(json, Json.CertificateConfirmed),
        "certificate_ended" => Read(json, Json.CertificateEnded),
        _ => throw new UnknownEventException(name, "a certificate"),
    };
}

[JsonSerializable(typeof(CertificateBound))]
[JsonSerializable(typeof(CertificateConfirmed))]
[JsonSerializable(typeof(CertificateEnded))]
internal sealed partial class CertificateJson : JsonSerializerContext;
