using System.Text.Json.Serialization;

namespace Reporting.Domain.Reports;

/// <summary>What a signature does.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SigningAct>))]
public enum SigningAct
{
    /// <summary>The leader approves the report.</summary>
    [JsonStringEnumMemberName("approve")] Approve,

    /// <summary>The leader issues it.</summary>
    [JsonStringEnumMemberName("issue")] Issue,

    /// <summary>The leader signs a correction of an accepted report.</summary>
    [JsonStringEnumMemberName("correct")] Correct,

    /// <summary>The requesting unit sends it back.</summary>
    [JsonStringEnumMemberName("return")] Return,

    /// <summary>The unit's own signature, over the person's.</summary>
    [JsonStringEnumMemberName("seal")] Seal,
}

/// <summary>In which capacity somebody signs who is not the head of the unit in person.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SigningCapacity>))]
public enum SigningCapacity
{
    /// <summary>On behalf of the body (thay mặt).</summary>
    [JsonStringEnumMemberName("TM.")] OnBehalf,

    /// <summary>For the head (ký thay).</summary>
    [JsonStringEnumMemberName("KT.")] ForHead,

    /// <summary>By order (thừa lệnh).</summary>
    [JsonStringEnumMemberName("TL.")] ByOrder,

    /// <summary>By authorisation (thừa ủy quyền).</summary>
    [JsonStringEnumMemberName("TUQ.")] ByAuthorisation,
}

/// <summary>A digital signature that was found valid. The bytes are kept under their hashes.</summary>
/// <param name="Request">The signing request whose payload it is over.</param>
/// <param name="Certificate">Whose certificate, by its id here.</param>
/// <param name="Cms">SHA-256, hex, of the signature as it came. It names bytes and is no key: a signature can be written
/// in several ways.</param>
/// <param name="Evidence">SHA-256, hex, of the evidence that the judgement rests on.</param>
public sealed record DigitalSignature(
    Guid Request, SigningAct Act, SigningCapacity? Capacity, Guid Certificate, string Cms, string Evidence);

// Stored for ever, as in ReportEvents: property names here are the stored JSON (docs/adr/0004).

/// <summary>Somebody with the role check passed this content, so that it can be submitted (E0).</summary>
public sealed record ReportChecked(ReportId ReportId, int Version, string ContentHash, AccountId By) : ReportEvent;

/// <summary>Somebody is about to sign. The payload is stored as it is to be signed and never built again.</summary>
/// <param name="Certificate">The certificate that is to sign, by its id here.</param>
/// <param name="View">SHA-256, hex, of exactly what the screen showed.</param>
/// <param name="Payload">The payload: the bytes are this text's UTF-8.</param>
/// <param name="PayloadHash">SHA-256, hex, of those bytes.</param>
/// <param name="ExpiresAt">Until when a signature over it is taken.</param>
public sealed record SignatureRequested(
    ReportId ReportId, int Version, Guid Request, SigningAct Act, SigningCapacity? Capacity, Guid Certificate,
    string View, string Payload, string PayloadHash, DateTimeOffset ExpiresAt, AccountId By) : ReportEvent;

/// <summary>A signature came that could be judged neither valid nor invalid; it is looked at again by itself.</summary>
/// <param name="Findings">The public codes of what could not be told.</param>
public sealed record SignatureHeld(
    ReportId ReportId, int Version, Guid Request, string Cms, EquatableArray<string> Findings, AccountId By)
    : ReportEvent;

/// <summary>A signature that was held turned out to be invalid.</summary>
public sealed record SignatureRefused(
    ReportId ReportId, int Version, Guid Request, string Cms, EquatableArray<string> Findings, AccountId By)
    : ReportEvent;

/// <summary>A later list of revoked certificates says that the certificate was revoked before it signed. What was signed
/// stays as it is, and everybody can see this.</summary>
/// <param name="Crl">SHA-256, hex, of that list.</param>
public sealed record SignatureInvalidated(
    ReportId ReportId, int Version, Guid Request, Guid Certificate, DateTimeOffset RevokedAt, string Crl, AccountId By)
    : ReportEvent;

/// <summary>The clerk put the unit's seal on what the leader signed (E5).</summary>
/// <param name="Signature">The unit's signature; null: the account alone.</param>
public sealed record ReportSealed(ReportId ReportId, int Version, AccountId By, DigitalSignature? Signature = null)
    : ReportEvent;

/// <summary>A connected system delivered the report and nobody had signed it: back to the leader for signing (E7). Its
/// content is as it was.</summary>
public sealed record ReportReturnedUnsigned(ReportId ReportId, int Version, AccountId By) : ReportEvent;
