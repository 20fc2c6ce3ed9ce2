using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Reports;

/// <summary>As <see cref="ReportEventCodec"/>, for the events of a report that have to do with its signatures.</summary>
internal static class SigningEventCodec
{
    private static readonly SigningJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(ReportEvent happened) => happened switch
    {
        ReportChecked e => Write("report_checked", e, Json.ReportChecked),
        SignatureRequested e => Write("signature_requested", e, Json.SignatureRequested),
        SignatureHeld e => Write("signature_held", e, Json.SignatureHeld),
        SignatureRefused e => Write("signature_refused", e, Json.SignatureRefused),
        SignatureInvalidated e => Write("signature_invalidated", e, Json.SignatureInvalidated),
        ReportSealed e => Write("report_sealed", e, Json.ReportSealed),
        ReportReturnedUnsigned e => Write("report_returned_unsigned", e, Json.ReportReturnedUnsigned),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static ReportEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "report_checked" => Read(json, Json.ReportChecked),
        "signature_requested" => Read(json, Json.SignatureRequested),
        "signature_held" => Read(json, Json.SignatureHeld),
        "signature_refused" => Read(json, Json.SignatureRefused),
        "signature_invalidated" => Read(json, Json.SignatureInvalidated),
        "report_sealed" => Read(json, Json.ReportSealed),
        "report_returned_unsigned" => Read(json, Json.ReportReturnedUnsigned),
        _ => throw new UnknownEventException(name, "a report"),
    };
}

[JsonSerializable(typeof(ReportChecked))]
[JsonSerializable(typeof(SignatureRequested))]
[JsonSerializable(typeof(SignatureHeld))]
[JsonSerializable(typeof(SignatureRefused))]
[JsonSerializable(typeof(SignatureInvalidated))]
[JsonSerializable(typeof(ReportSealed))]
[JsonSerializable(typeof(ReportReturnedUnsigned))]
[JsonSerializable(typeof(ImmutableArray<string>))]
internal sealed partial class SigningJson : JsonSerializerContext;
