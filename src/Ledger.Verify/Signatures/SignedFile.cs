using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Ledger.Verify.Signatures;

/// <summary>A detached CMS of one signer (RFC 5652) over a document, as .NET reads it, and what .NET does not ask for.</summary>
internal sealed class SignedFile
{
    private const string Data = "1.2.840.113549.1.7.1";
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string MessageDigest = "1.2.840.113549.1.9.4";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string SignatureTimestamp = "1.2.840.113549.1.9.16.2.14";
    private const int RsaBitsMin = 2048;

    private static readonly Dictionary<string, HashAlgorithmName> Digests = new()
    {
        ["2.16.840.1.101.3.4.2.1"] = HashAlgorithmName.SHA256,
        ["2.16.840.1.101.3.4.2.2"] = HashAlgorithmName.SHA384,
        ["2.16.840.1.101.3.4.2.3"] = HashAlgorithmName.SHA512,
    };

    private readonly SignedCms cms;

    /// <exception cref="CryptographicException">It is no CMS.</exception>
    public SignedFile(byte[] file, byte[] document)
    {
        cms = new SignedCms(new ContentInfo(document), detached: true);
        cms.Decode(file);
    }

    public SignerInfo Signer => cms.SignerInfos[0];

    public X509Certificate2? Certificate => Signer.Certificate;

    /// <summary>The time stamp that the signer put beside the signature; null where there is none.</summary>
    public byte[]? Timestamp => Signer.UnsignedAttributes.Cast<CryptographicAttributeObject>()
        .FirstOrDefault(one => one.Oid.Value == SignatureTimestamp)?.Values[0].RawData;

    /// <summary>Why it is not one detached signature of one signer; null when it is.</summary>
    public string? Structure() =>
        !cms.Detached ? "the document lies inside"
        : cms.ContentInfo.ContentType.Value != Data ? "it is not over data"
        : cms.SignerInfos.Count != 1 ? $"it has {cms.SignerInfos.Count} signers"
        : Signer.CounterSignerInfos.Count > 0 ? "it has a counter-signature"
        : Signer.UnsignedAttributes.Cast<CryptographicAttributeObject>().Any(one => one.Oid.Value != SignatureTimestamp)
            ? "it has an unsigned attribute that is no time stamp"
        : null;

    public string? Algorithms()
    {
        if (!Digests.ContainsKey(Signer.DigestAlgorithm.Value!))
            return $"the hash {Signer.DigestAlgorithm.FriendlyName} is not allowed";
        if (Certificate is not { } certificate)
            return "the signer's certificate does not lie inside";
        using var rsa = certificate.GetRSAPublicKey();
        using var curve = certificate.GetECDsaPublicKey();
        return rsa?.KeySize >= RsaBitsMin || curve?.KeySize is 256 or 384 ? null : "the key is too short, or of an unknown kind";
    }

    /// <summary>Without signed attributes their bytes could be passed off as a document, so they must be there.</summary>
    public string? Attributes()
    {
        if (Value(ContentType) is not { } type || new AsnReader(type, AsnEncodingRules.DER).ReadObjectIdentifier() != Data)
            return "contentType is missing or wrong";
        if (Value(MessageDigest) is null)
            return "messageDigest is missing";
        return Value(SigningCertificateV2) is { } named && Certificate is { } certificate && Names(named, certificate)
            ? null : "signingCertificateV2 is missing, or names another certificate";
    }

    public string? Signature()
    {
        Signer.CheckSignature(verifySignatureOnly: true);
        return null;
    }

    private byte[]? Value(string oid)
    {
        var all = Signer.SignedAttributes.Cast<CryptographicAttributeObject>().Where(one => one.Oid.Value == oid).ToList();
        return all is [{ Values: [var value] }] ? value.RawData : null;
    }

    /// <summary>RFC 5035, 5.4.1.1: the first is the signer's.</summary>
    private static bool Names(byte[] attribute, X509Certificate2 certificate)
    {
        var first = new AsnReader(attribute, AsnEncodingRules.DER).ReadSequence().ReadSequence().ReadSequence();
        var hash = HashAlgorithmName.SHA256;
        if (first.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence)
            && !Digests.TryGetValue(first.ReadSequence().ReadObjectIdentifier(), out hash))
            return false;
        return first.ReadOctetString().AsSpan().SequenceEqual(CryptographicOperations.HashData(hash, certificate.RawData));
    }
}
