using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ledger.Verify.Signatures;

/// <summary>A list of revoked certificates (RFC 5280, section 5), as it was kept. .NET can't be handed one.</summary>
internal sealed class RevocationList
{
    private static readonly Dictionary<string, (HashAlgorithmName Hash, bool IsCurve)> Algorithms = new()
    {
        ["1.2.840.113549.1.1.11"] = (HashAlgorithmName.SHA256, false),
        ["1.2.840.113549.1.1.12"] = (HashAlgorithmName.SHA384, false),
        ["1.2.840.113549.1.1.13"] = (HashAlgorithmName.SHA512, false),
        ["1.2.840.10045.4.3.2"] = (HashAlgorithmName.SHA256, true),
        ["1.2.840.10045.4.3.3"] = (HashAlgorithmName.SHA384, true),
        ["1.2.840.10045.4.3.4"] = (HashAlgorithmName.SHA512, true),
    };

    private readonly Dictionary<string, DateTimeOffset> revoked = [];
    private readonly ReadOnlyMemory<byte> signed;
    private readonly byte[] signature;
    private readonly byte[] issuer;
    private readonly string algorithm;

    /// <exception cref="AsnContentException">It is no list.</exception>
    public RevocationList(byte[] der)
    {
        var list = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        signed = list.PeekEncodedValue();
        var body = list.ReadSequence();
        algorithm = list.ReadSequence().ReadObjectIdentifier();
        signature = list.ReadBitString(out _);
        body.ReadInteger();
        body.ReadEncodedValue();
        issuer = body.ReadEncodedValue().ToArray();
        ThisUpdate = Time(body);
        NextUpdate = Time(body);
        if (body.HasData && body.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
            Entries(body.ReadSequence());
    }

    public DateTimeOffset ThisUpdate { get; }

    public DateTimeOffset NextUpdate { get; }

    public bool IsInForce(DateTimeOffset at) => ThisUpdate <= at && at < NextUpdate;

    public DateTimeOffset? RevokedSince(X509Certificate2 certificate) =>
        revoked.TryGetValue(Convert.ToHexString(certificate.SerialNumberBytes.Span), out var since) ? since : null;

    /// <summary>Whether this authority signed it, and may.</summary>
    public bool IsBy(X509Certificate2 authority)
    {
        if (!issuer.AsSpan().SequenceEqual(authority.SubjectName.RawData) || !Algorithms.TryGetValue(algorithm, out var way)
            || authority.Extensions.OfType<X509KeyUsageExtension>().Any(usage => !usage.KeyUsages.HasFlag(X509KeyUsageFlags.CrlSign)))
            return false;
        if (way.IsCurve)
        {
            using var curve = authority.GetECDsaPublicKey();
            return curve is not null && curve.VerifyData(signed.Span, signature, way.Hash, DSASignatureFormat.Rfc3279DerSequence);
        }
        using var rsa = authority.GetRSAPublicKey();
        return rsa is not null && rsa.VerifyData(signed.Span, signature, way.Hash, RSASignaturePadding.Pkcs1);
    }

    private void Entries(AsnReader entries)
    {
        while (entries.HasData)
        {
            var entry = entries.ReadSequence();
            var serial = Convert.ToHexString(entry.ReadIntegerBytes().Span);
            var since = Time(entry);
            if (entry.HasData)
                since = Earlier(since, entry.ReadSequence());
            revoked[serial] = revoked.TryGetValue(serial, out var other) && other < since ? other : since;
        }
    }

    /// <summary>The day of its invalidity, where that is earlier than the day of the revocation.</summary>
    private static DateTimeOffset Earlier(DateTimeOffset since, AsnReader extensions)
    {
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var oid = extension.ReadObjectIdentifier();
            if (extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean))
                extension.ReadBoolean();
            var value = extension.ReadOctetString();
            if (oid != "2.5.29.24")
                continue;
            var invalid = new AsnReader(value, AsnEncodingRules.DER).ReadGeneralizedTime();
            since = invalid < since ? invalid : since;
        }
        return since;
    }

    private static DateTimeOffset Time(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();
}
