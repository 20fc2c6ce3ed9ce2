namespace Reporting.Signatures.Cms;

/// <summary>A SignedData as it stands in the file (RFC 5652, 5.1), before anything in it is believed.</summary>
internal sealed record SignedData(
    int Version,
    IReadOnlyList<ReadOnlyMemory<byte>> DigestAlgorithms,
    string ContentType,
    ReadOnlyMemory<byte>? Content,
    IReadOnlyList<ReadOnlyMemory<byte>> Certificates,
    bool HasOtherCertificates,
    bool HasRevocationLists,
    IReadOnlyList<SignerInfo> Signers);

/// <summary>A SignerInfo (RFC 5652, 5.3).</summary>
/// <param name="Issuer">The encoded name; null when the signer is named by a key identifier.</param>
/// <param name="SignedBytes">The signed attributes as they are hashed, a SET OF; null when there are none.</param>
internal sealed record SignerInfo(
    int Version,
    ReadOnlyMemory<byte>? Issuer,
    ReadOnlyMemory<byte> Serial,
    ReadOnlyMemory<byte> DigestAlgorithm,
    ReadOnlyMemory<byte>? SignedBytes,
    IReadOnlyList<CmsAttribute> Signed,
    ReadOnlyMemory<byte> SignatureAlgorithm,
    ReadOnlyMemory<byte> Signature,
    IReadOnlyList<CmsAttribute> Unsigned)
{
    /// <summary>The only value of a signed attribute; null where it is missing, doubled or has several.</summary>
    public ReadOnlyMemory<byte>? Value(string oid) => Only(Signed, oid);

    public ReadOnlyMemory<byte>? Timestamp => Only(Unsigned, Oids.SignatureTimestamp);

    private static ReadOnlyMemory<byte>? Only(IReadOnlyList<CmsAttribute> attributes, string oid)
    {
        var all = attributes.Where(attribute => attribute.Oid == oid).ToList();
        return all is [{ Values: [var value] }] ? value : default(ReadOnlyMemory<byte>?);
    }
}

/// <summary>An attribute with its encoded values.</summary>
internal sealed record CmsAttribute(string Oid, IReadOnlyList<ReadOnlyMemory<byte>> Values);
