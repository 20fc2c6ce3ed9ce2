using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reporting.Signatures.Cms;

/// <summary>Writes detached CAdES-BES signatures (ETSI EN 319 122-1, level B-B) in DER.</summary>
internal static class CmsWriter
{
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1);

    /// <summary>The signed attributes, a SET OF: their hash is what the key signs.</summary>
    public static byte[] SignedAttributes(
        ReadOnlySpan<byte> payload, X509Certificate2 signer, HashAlgorithmName hash, DateTimeOffset signingTime)
    {
        var digest = CryptographicOperations.HashData(hash, payload);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        // The writer sorts the set as DER wants it.
        using (writer.PushSetOf())
        {
            Attribute(writer, Oids.ContentType, value => value.WriteObjectIdentifier(Oids.Data));
            Attribute(writer, Oids.MessageDigest, value => value.WriteOctetString(digest));
            Attribute(writer, Oids.SigningTime, value => Time(value, signingTime.ToUniversalTime()));
            Attribute(writer, Oids.SigningCertificateV2, value => CertificateReference.Write(value, signer));
        }

        return writer.Encode();
    }

    /// <param name="signature">As CMS holds it: ECDSA as ECDSA-Sig-Value.</param>
    /// <param name="timestamp">An RFC 3161 token over <paramref name="signature"/>, or null.</param>
    public static byte[] Assemble(
        ReadOnlyMemory<byte> signedAttributes, X509Certificate2 signer,
        IEnumerable<X509Certificate2> furtherCertificates,
        SigningAlgorithm algorithm, ReadOnlyMemory<byte> signature, ReadOnlyMemory<byte>? timestamp = null)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oids.SignedData);
            using (writer.PushSequence(Zero))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSetOf()) writer.WriteEncodedValue(AlgorithmIdentifiers.EncodeDigest(algorithm.Hash));
                using (writer.PushSequence()) writer.WriteObjectIdentifier(Oids.Data);
                using (writer.PushSetOf(Zero))
                {
                    writer.WriteEncodedValue(signer.RawDataMemory.Span);
                    foreach (var further in furtherCertificates) writer.WriteEncodedValue(further.RawDataMemory.Span);
                }

                using (writer.PushSetOf()) Signer(writer, signedAttributes, signer, algorithm, signature, timestamp);
            }
        }

        return writer.Encode();
    }

    private static void Signer(
        AsnWriter writer, ReadOnlyMemory<byte> signedAttributes, X509Certificate2 signer, SigningAlgorithm algorithm,
        ReadOnlyMemory<byte> signature, ReadOnlyMemory<byte>? timestamp)
    {
        using var info = writer.PushSequence();
        writer.WriteInteger(1);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(signer.IssuerName.RawData);
            writer.WriteInteger(signer.SerialNumberBytes.Span);
        }

        writer.WriteEncodedValue(AlgorithmIdentifiers.EncodeDigest(algorithm.Hash));
        var attributes = signedAttributes.ToArray();
        attributes[0] = 0xA0;
        writer.WriteEncodedValue(attributes);
        writer.WriteEncodedValue(AlgorithmIdentifiers.Encode(algorithm));
        writer.WriteOctetString(signature.Span);
        if (timestamp is not { } token) return;
        using (writer.PushSetOf(One))
            Attribute(writer, Oids.SignatureTimestamp, value => value.WriteEncodedValue(token.Span));
    }

    private static void Attribute(AsnWriter writer, string oid, Action<AsnWriter> value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            using (writer.PushSetOf()) value(writer);
        }
    }

    // RFC 5652, 11.3: until 2049 as UTCTime.
    private static void Time(AsnWriter writer, DateTimeOffset time)
    {
        if (time.Year < 2050) writer.WriteUtcTime(time);
        else writer.WriteGeneralizedTime(time, omitFractionalSeconds: true);
    }
}
