using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Cms;
using Reporting.Signatures.Trust;
using SignerInfo = Reporting.Signatures.Cms.SignerInfo;

namespace Reporting.Signatures.Timestamps;

/// <summary>An RFC 3161 token, read as strictly as a signature. Each question is asked by
/// <c>TimestampCheck</c>.</summary>
internal sealed class TimestampToken
{
    private readonly Rfc3161TimestampTokenInfo info;
    private readonly ReadOnlyMemory<byte> content;
    private readonly SignerInfo signer;

    private TimestampToken(
        Rfc3161TimestampTokenInfo info, ReadOnlyMemory<byte> content, SignerInfo signer, X509Certificate2 certificate,
        IReadOnlyList<X509Certificate2> further) =>
        (this.info, this.content, this.signer, Certificate, Further) = (info, content, signer, certificate, further);

    /// <summary>The authority's certificate, which must lie inside.</summary>
    public X509Certificate2 Certificate { get; }

    public IReadOnlyList<X509Certificate2> Further { get; }

    public DateTimeOffset Time => info.Timestamp;

    public TimeSpan Accuracy =>
        info.AccuracyInMicroseconds is { } micros ? TimeSpan.FromMicroseconds(micros) : TimeSpan.Zero;

    /// <summary>The latest time at which the stamp may have been made.</summary>
    public DateTimeOffset Latest => Time + Accuracy;

    /// <exception cref="FormatException">Not a token.</exception>
    public static TimestampToken Read(ReadOnlyMemory<byte> der)
    {
        var file = CmsReader.Read(der);
        if (file.Version != 3 || file.ContentType != Oids.TimestampInfo || file.Content is not { } content
            || file.HasRevocationLists || file.HasOtherCertificates || file.Signers is not [var signer]
            || signer.Version != 1 || signer.Issuer is not { } issuer || signer.Unsigned.Count > 0
            || file.DigestAlgorithms.Count != 1
            || !file.DigestAlgorithms[0].Span.SequenceEqual(signer.DigestAlgorithm.Span))
            throw new FormatException("it has not the form of a token");
        if (!Rfc3161TimestampTokenInfo.TryDecode(content, out var info, out var length) || length != content.Length)
            throw new FormatException("it says nothing that can be read");
        var all = file.Certificates.Select(CertificateParts.Load).ToList();
        var own = all.Find(certificate => certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.Span)
            && certificate.SerialNumberBytes.Span.SequenceEqual(signer.Serial.Span))
            ?? throw new FormatException("its certificate does not lie inside");
        return new TimestampToken(info, content, signer, own, [.. all.Where(certificate => certificate != own)]);
    }

    /// <summary>Whether the imprint is the hash of these bytes, by a hash that is still good.</summary>
    public bool IsOver(ReadOnlySpan<byte> signature)
    {
        foreach (var hash in new[] { HashAlgorithmName.SHA256, HashAlgorithmName.SHA384, HashAlgorithmName.SHA512 })
        {
            if (AlgorithmIdentifiers.Oid(AlgorithmIdentifiers.EncodeDigest(hash)) == info.HashAlgorithmId.Value)
                return info.GetMessageHash().Span.SequenceEqual(CryptographicOperations.HashData(hash, signature));
        }

        return false;
    }

    public bool HasNonce(ReadOnlySpan<byte> nonce) => info.GetNonce() is { } own && own.Span.SequenceEqual(nonce);

    /// <summary>Whether the authority's key signed this content, and the attributes name its certificate.</summary>
    public bool IsSigned()
    {
        if (signer.SignedBytes is not { } signed
            || AlgorithmIdentifiers.Digest(signer.DigestAlgorithm.Span) is not { } digest
            || AlgorithmIdentifiers.OfSigner(signer.SignatureAlgorithm.Span, digest,
                isProtected: false) is not { } algorithm)
            return false;
        return Is(Oids.ContentType, value => value.ReadObjectIdentifier() == Oids.TimestampInfo)
            && Is(Oids.MessageDigest, value => value.ReadOctetString().AsSpan()
                .SequenceEqual(CryptographicOperations.HashData(digest, content.Span)))
            && NamesCertificate() && PublicKeys.Verifies(Certificate, algorithm, signed.Span, signer.Signature.Span);
    }

    /// <summary>RFC 3161, 2.3: extended key usage, critical, time stamping and nothing else.</summary>
    public bool IsForTimestamps() => Certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().ToList()
        is [{ Critical: true } usage] && usage.EnhancedKeyUsages.Count == 1
        && usage.EnhancedKeyUsages[0].Value == Oids.TimestampUsage && !CertificateParts.IsAuthority(Certificate);

    private bool NamesCertificate() =>
        signer.Value(Oids.SigningCertificateV2) is { } second ? CertificateReference.NamesV2(second, Certificate)
        : signer.Value(Oids.SigningCertificate) is { } first && CertificateReference.NamesV1(first, Certificate);

    private bool Is(string oid, Func<AsnReader, bool> holds)
    {
        if (signer.Value(oid) is not { } value) return false;
        try
        {
            return holds(new AsnReader(value, AsnEncodingRules.DER));
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
