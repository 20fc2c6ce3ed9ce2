using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Cms;

namespace Reporting.Signatures.Tests;

/// <summary>Writes signature files as they should not be. Left as it is, it writes what <see cref="LocalSigner"/>
/// does.</summary>
internal sealed record Forge(X509Certificate2 Signer, byte[] Payload)
{
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1);

    public int Version { get; init; } = 1;

    public IReadOnlyList<byte[]> Digests { get; init; } = [AlgorithmIdentifiers.EncodeDigest(HashAlgorithmName.SHA256)];

    public string ContentType { get; init; } = Oids.Data;

    public byte[]? Content { get; init; }

    public IReadOnlyList<byte[]> Certificates { get; init; } = [];

    public byte[]? RevocationList { get; init; }

    public int SignerCount { get; init; } = 1;

    public int SignerVersion { get; init; } = 1;

    public bool ByKeyIdentifier { get; init; }

    /// <summary>The attributes that are signed, encoded; null: none, and the payload is signed by itself.</summary>
    public IReadOnlyList<byte[]>? Signed { get; init; }

    public IReadOnlyList<byte[]> Unsigned { get; init; } = [];

    public byte[]? SignatureAlgorithm { get; init; }

    public byte[]? Signature { get; init; }

    public SigningAlgorithm Algorithm => SigningAlgorithm.For(Signer);

    public static Forge Of(World world, X509Certificate2? signer = null, byte[]? payload = null)
    {
        var (certificate, bytes) = (signer ?? world.Certificate, payload ?? World.Payload.ToBytes());
        return new Forge(certificate, bytes)
        {
            Certificates = [certificate.RawData],
            Signed = [Type(), Digest(bytes), Reference(certificate)],
        };
    }

    public static byte[] Type(string oid = Oids.Data) => Attribute(Oids.ContentType, v => v.WriteObjectIdentifier(oid));

    public static byte[] Digest(byte[] payload) =>
        Attribute(Oids.MessageDigest, v => v.WriteOctetString(SHA256.HashData(payload)));

    public static byte[] Reference(X509Certificate2 certificate) =>
        Attribute(Oids.SigningCertificateV2, v => CertificateReference.Write(v, certificate));

    public static byte[] Attribute(string oid, Action<AsnWriter> value)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            using (writer.PushSetOf()) value(writer);
        }

        return writer.Encode();
    }

    public byte[] SignedSet()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf())
        {
            foreach (var attribute in Signed ?? []) writer.WriteEncodedValue(attribute);
        }

        return writer.Encode();
    }

    public byte[] Raw() => PreparedRaw(Signed is null ? Payload : SignedSet());

    public byte[] Write()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oids.SignedData);
            using (writer.PushSequence(Zero))
            using (writer.PushSequence())
                Data(writer);
        }

        return writer.Encode();
    }

    private void Data(AsnWriter writer)
    {
        writer.WriteInteger(Version);
        using (writer.PushSetOf())
        {
            foreach (var digest in Digests) writer.WriteEncodedValue(digest);
        }

        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(ContentType);
            if (Content is { } content)
            {
                using (writer.PushSequence(Zero)) writer.WriteOctetString(content);
            }
        }

        if (Certificates.Count > 0)
        {
            using (writer.PushSetOf(Zero))
            {
                foreach (var certificate in Certificates) writer.WriteEncodedValue(certificate);
            }
        }

        if (RevocationList is { } list)
        {
            using (writer.PushSetOf(One)) writer.WriteEncodedValue(list);
        }

        using (writer.PushSetOf())
        {
            for (var i = 0; i < SignerCount; i++) Info(writer);
        }
    }

    private void Info(AsnWriter writer)
    {
        using var info = writer.PushSequence();
        writer.WriteInteger(SignerVersion);
        if (ByKeyIdentifier)
        {
            var own = Signer.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single();
            writer.WriteOctetString(own.SubjectKeyIdentifierBytes.Span, Zero);
        }
        else
        {
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(Signer.IssuerName.RawData);
                writer.WriteInteger(Signer.SerialNumberBytes.Span);
            }
        }

        writer.WriteEncodedValue(AlgorithmIdentifiers.EncodeDigest(HashAlgorithmName.SHA256));
        if (Signed is not null)
        {
            var attributes = SignedSet();
            attributes[0] = 0xA0;
            writer.WriteEncodedValue(attributes);
        }

        writer.WriteEncodedValue(SignatureAlgorithm ?? AlgorithmIdentifiers.Encode(Algorithm));
        writer.WriteOctetString(Signature ?? Raw());
        if (Unsigned.Count == 0) return;
        using (writer.PushSetOf(One))
        {
            foreach (var attribute in Unsigned) writer.WriteEncodedValue(attribute);
        }
    }

    private byte[] PreparedRaw(byte[] signed)
    {
        if (Algorithm.Scheme == SignatureScheme.Ecdsa)
        {
            using var curve = Signer.GetECDsaPrivateKey()!;
            return curve.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }

        using var rsa = Signer.GetRSAPrivateKey()!;
        return rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
