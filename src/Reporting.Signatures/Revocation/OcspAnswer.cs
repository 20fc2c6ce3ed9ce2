using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Cms;
using Reporting.Signatures.Trust;

namespace Reporting.Signatures;

/// <summary>What a responder says of certificates (RFC 6960), read once. It says nothing until <see cref="IsFrom"/> has found
/// that the authority, or whom it named for this, has signed it.</summary>
public sealed class OcspAnswer
{
    /// <summary>The hash by which a certificate's issuer is named. It is a name only and protects nothing.</summary>
    internal static readonly HashAlgorithmName NameHash = HashAlgorithmName.SHA256;

    private readonly OcspReader.Parts parts;

    internal OcspAnswer(OcspReader.Parts parts) => this.parts = parts;

    /// <summary>The answer as it came.</summary>
    public ReadOnlyMemory<byte> Der => parts.Der;

    public DateTimeOffset ProducedAt => parts.ProducedAt;

    internal ReadOnlyMemory<byte>? Nonce => parts.Nonce;

    /// <exception cref="FormatException">Not an answer in DER, or the responder gave none.</exception>
    public static OcspAnswer Read(ReadOnlyMemory<byte> der) => new(OcspReader.Read(der));

    /// <summary>Whether the authority signed it, or a responder with a certificate of the authority's for just this (RFC 6960,
    /// 4.2.2.2) that needs no further answer about itself.</summary>
    public bool IsFrom(X509Certificate2 authority) =>
        Verifies(authority) || parts.Certificates.Any(der => IsDelegated(der, authority));

    /// <summary>Whether the certificate was revoked at that time; null where this does not tell. "Good" holds until the next
    /// update, and for all times before it was said: nobody who was revoked comes back.</summary>
    public bool? WasRevoked(X509Certificate2 certificate, X509Certificate2 authority, DateTimeOffset at)
    {
        var issuer = Name(authority);
        var serial = certificate.SerialNumberBytes;
        foreach (var one in parts.Singles.Where(one => one.Hash == NameHash && one.Serial.Span.SequenceEqual(serial.Span)
            && one.NameHash.AsSpan().SequenceEqual(issuer.Name) && one.KeyHash.AsSpan().SequenceEqual(issuer.Key)))
        {
            if (one.RevokedAt is { } since && since <= at)
                return true;
            if (!one.IsUnknown && (at <= one.ThisUpdate || at < one.NextUpdate))
                return false;
        }

        return null;
    }

    /// <summary>How an authority is named in requests and answers (RFC 6960, 4.1.1).</summary>
    internal static (byte[] Name, byte[] Key) Name(X509Certificate2 authority) => (
        CryptographicOperations.HashData(NameHash, authority.SubjectName.RawData),
        CryptographicOperations.HashData(NameHash, authority.PublicKey.EncodedKeyValue.RawData));

    private bool Verifies(X509Certificate2 by) =>
        PublicKeys.Verifies(by, parts.Algorithm, parts.Signed.Span, parts.Signature);

    private bool IsDelegated(ReadOnlyMemory<byte> der, X509Certificate2 authority)
    {
        try
        {
            using var responder = CertificateParts.Load(der);
            return responder.IssuerName.RawData.AsSpan().SequenceEqual(authority.SubjectName.RawData)
                && !CertificateParts.IsAuthority(responder)
                && responder.Extensions.OfType<X509EnhancedKeyUsageExtension>()
                    .Any(usage => usage.EnhancedKeyUsages[Oids.OcspUsage] is not null)
                && CertificateParts.Extension(responder, Oids.OcspNoCheck) is not null
                && responder.NotBefore.ToUniversalTime() <= ProducedAt && ProducedAt <= responder.NotAfter.ToUniversalTime()
                && CertificateParts.IsSignedBy(responder, authority) && Verifies(responder);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return false;
        }
    }
}
