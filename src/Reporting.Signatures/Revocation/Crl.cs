using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Cms;
using Reporting.Signatures.Trust;

namespace Reporting.Signatures;

/// <summary>A certificate revocation list (RFC 5280, section 5), read once. It says nothing until
/// <see cref="IsIssuedBy"/> has found its signature good.</summary>
public sealed class Crl
{
    private readonly ReadOnlyMemory<byte> issuer;
    private readonly ReadOnlyMemory<byte> signed;
    private readonly byte[] signature;
    private readonly SigningAlgorithm algorithm;
    private readonly Dictionary<string, DateTimeOffset> revoked;

    // Verified once for each issuer's certificate, since lists are long and judgements many.
    private readonly ConcurrentDictionary<string, bool> verified = new(StringComparer.Ordinal);

    internal Crl(CrlReader.Parts parts)
    {
        (Der, issuer, signed, signature, algorithm) =
            (parts.Der, parts.Issuer, parts.Signed, parts.Signature, parts.Algorithm);
        (ThisUpdate, NextUpdate, Number, revoked) = (parts.ThisUpdate, parts.NextUpdate, parts.Number, parts.Revoked);
    }

    /// <summary>The list as it was published.</summary>
    public ReadOnlyMemory<byte> Der { get; }

    public DateTimeOffset ThisUpdate { get; }

    public DateTimeOffset NextUpdate { get; }

    /// <summary>Its number in the issuer's series; null where it has none.</summary>
    public BigInteger? Number { get; }

    public int RevokedCount => revoked.Count;

    /// <summary>Reads a list, DER or PEM.</summary>
    /// <exception cref="FormatException">Not a list in DER; or one that is understood only in part: without
    /// nextUpdate, for a part of the certificates, of another issuer's, a difference to another list, or with another
    /// critical extension.</exception>
    public static Crl Read(ReadOnlyMemory<byte> file) => new(CrlReader.Read(file));

    /// <summary>Whether this authority signed the list and may.</summary>
    public bool IsIssuedBy(X509Certificate2 authority)
    {
        if (!issuer.Span.SequenceEqual(authority.SubjectName.RawData)) return false;
        return verified.GetOrAdd(authority.Thumbprint, _ =>
            CertificateParts.KeyUsage(authority) is not { } usage || usage.HasFlag(X509KeyUsageFlags.CrlSign)
                ? PublicKeys.Verifies(authority, algorithm, signed.Span, signature) : false);
    }

    /// <summary>Whether the list was the word of its issuer at that time.</summary>
    public bool IsInForce(DateTimeOffset at) => ThisUpdate <= at && at < NextUpdate;

    /// <summary>Since when the certificate is revoked: the day of its invalidity where that is earlier than the day
    /// of its revocation. Null where it is not on the list.</summary>
    public DateTimeOffset? RevokedSince(X509Certificate2 certificate) =>
        revoked.TryGetValue(Convert.ToHexString(certificate.SerialNumberBytes.Span), out var since) ? since : null;
}
