using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Reporting.Signatures.Cms;

/// <summary>The encodings of algorithm identifiers that are understood. There are few, so they are all written down and
/// compared byte by byte: nothing is left to be read in two ways.</summary>
internal static class AlgorithmIdentifiers
{
    private static readonly (HashAlgorithmName Name, string Oid, string RsaOid, string EcdsaOid, int Bytes)[] Hashes =
    [
        (HashAlgorithmName.SHA256, "2.16.840.1.101.3.4.2.1", "1.2.840.113549.1.1.11", "1.2.840.10045.4.3.2", 32),
        (HashAlgorithmName.SHA384, "2.16.840.1.101.3.4.2.2", "1.2.840.113549.1.1.12", "1.2.840.10045.4.3.3", 48),
        (HashAlgorithmName.SHA512, "2.16.840.1.101.3.4.2.3", "1.2.840.113549.1.1.13", "1.2.840.10045.4.3.4", 64),
    ];

    private static readonly Dictionary<string, HashAlgorithmName> ByDigest = new(
        from hash in Hashes
        from withNull in new[] { false, true }
        select KeyValuePair.Create(Key(Simple(hash.Oid, withNull)), hash.Name));

    // A signature's identifier in CMS: RSA is named by its key alone (RFC 5754, 3.2) ...
    private static readonly Dictionary<string, SigningAlgorithm> ByKeyed = new(
        from hash in Hashes
        from pair in new[]
        {
            (Key(Simple(hash.EcdsaOid, withNull: false)), new SigningAlgorithm(SignatureScheme.Ecdsa, hash.Name)),
            // Both forms of PSS parameters are about (RFC 4055, 2.1), but not a mixture of them.
            (Key(Pss(hash.Oid, hash.Bytes, withNull: false)), new SigningAlgorithm(SignatureScheme.RsaPss, hash.Name)),
            (Key(Pss(hash.Oid, hash.Bytes, withNull: true)), new SigningAlgorithm(SignatureScheme.RsaPss, hash.Name)),
        }
        select KeyValuePair.Create(pair.Item1, pair.Item2));

    // ... and in certificates and lists together with its hash.
    private static readonly Dictionary<string, SigningAlgorithm> ByCombined = new(
        Hashes.Select(hash => KeyValuePair.Create(
            Key(Simple(hash.RsaOid, withNull: true)), new SigningAlgorithm(SignatureScheme.RsaPkcs1, hash.Name))));

    private static readonly string RsaKey = Key(Simple(Oids.Rsa, withNull: true));

    public static HashAlgorithmName? Digest(ReadOnlySpan<byte> identifier) =>
        ByDigest.TryGetValue(Key(identifier), out var hash) ? hash : null;

    /// <summary>Of a certificate, a revocation list or a certificate's request.</summary>
    public static SigningAlgorithm? OfCertificate(ReadOnlySpan<byte> identifier) =>
        ByCombined.TryGetValue(Key(identifier), out var combined) ? combined
        : ByKeyed.TryGetValue(Key(identifier), out var keyed) ? keyed : null;

    /// <summary>Of a SignerInfo. An identifier of RSA together with a hash says nothing more than RSA's own, so that
    /// one could be put for the other; it is understood only where a signed attribute protects it (RFC
    /// 6211).</summary>
    public static SigningAlgorithm? OfSigner(ReadOnlySpan<byte> identifier, HashAlgorithmName digest, bool isProtected)
    {
        var key = Key(identifier);
        SigningAlgorithm? found =
            key == RsaKey ? new SigningAlgorithm(SignatureScheme.RsaPkcs1, digest)
            : ByKeyed.TryGetValue(key, out var keyed) ? keyed
            : isProtected && ByCombined.TryGetValue(key, out var combined) ? combined : null;
        return found is { } algorithm && algorithm.Hash == digest ? algorithm : null;
    }

    public static bool IsPss(ReadOnlyMemory<byte> identifier) => Oid(identifier) == Oids.RsaPss;

    public static byte[] EncodeDigest(HashAlgorithmName hash) => Simple(Of(hash).Oid, withNull: false);

    /// <summary>As CMS names it.</summary>
    public static byte[] Encode(SigningAlgorithm algorithm) => algorithm.Scheme switch
    {
        SignatureScheme.RsaPkcs1 => Simple(Oids.Rsa, withNull: true),
        SignatureScheme.RsaPss => Pss(Of(algorithm.Hash).Oid, Of(algorithm.Hash).Bytes, withNull: true),
        _ => Simple(Of(algorithm.Hash).EcdsaOid, withNull: false),
    };

    /// <summary>Null where the bytes are no identifier.</summary>
    public static string? Oid(ReadOnlyMemory<byte> identifier)
    {
        try
        {
            return new AsnReader(identifier, AsnEncodingRules.DER).ReadSequence().ReadObjectIdentifier();
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static (HashAlgorithmName Name, string Oid, string RsaOid, string EcdsaOid, int Bytes) Of(
        HashAlgorithmName hash) =>
        Hashes.Single(known => known.Name == hash);

    private static string Key(ReadOnlySpan<byte> encoded) => Convert.ToHexString(encoded);

    private static byte[] Simple(string oid, bool withNull)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        Simple(writer, oid, withNull);
        return writer.Encode();
    }

    private static void Simple(AsnWriter writer, string oid, bool withNull)
    {
        using var sequence = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        if (withNull) writer.WriteNull();
    }

    // RFC 4055, 3.1; the trailer field is left at its default.
    private static byte[] Pss(string hashOid, int saltLength, bool withNull)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oids.RsaPss);
            using (writer.PushSequence())
            {
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0))) Simple(writer, hashOid, withNull);
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Oids.Mgf1);
                    Simple(writer, hashOid, withNull);
                }

                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 2))) writer.WriteInteger(saltLength);
            }
        }

        return writer.Encode();
    }
}
