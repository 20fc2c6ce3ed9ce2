using System.Formats.Asn1;

namespace Reporting.Signatures.Cms;

/// <summary>Reads a SignedData, strictly as DER: one encoding only, nothing behind it. What RFC 5652 allows and DER
/// does not (indefinite lengths, pieces, another order of a set) is refused, because it can hide a second
/// reading.</summary>
internal static class CmsReader
{
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1);

    /// <exception cref="FormatException">Not DER, or not a SignedData.</exception>
    public static SignedData Read(ReadOnlyMemory<byte> der)
    {
        try
        {
            var file = new AsnReader(der, AsnEncodingRules.DER);
            var info = file.ReadSequence();
            file.ThrowIfNotEmpty();
            if (info.ReadObjectIdentifier() != Oids.SignedData) throw new FormatException("Not a SignedData.");
            var outer = info.ReadSequence(Constructed(Zero));
            info.ThrowIfNotEmpty();
            var data = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            return Data(data);
        }
        catch (Exception e) when (e is AsnContentException or OverflowException)
        {
            throw new FormatException("Not a SignedData in DER: " + e.Message, e);
        }
    }

    private static SignedData Data(AsnReader data)
    {
        var version = Small(data);
        var digests = Values(data.ReadSetOf());
        var encapsulated = data.ReadSequence();
        var contentType = encapsulated.ReadObjectIdentifier();
        ReadOnlyMemory<byte>? content = null;
        if (encapsulated.HasData)
        {
            var wrapped = encapsulated.ReadSequence(Constructed(Zero));
            content = wrapped.ReadOctetString();
            wrapped.ThrowIfNotEmpty();
        }

        encapsulated.ThrowIfNotEmpty();
        var certificates = Has(data, Zero) ? Values(data.ReadSetOf(Constructed(Zero))) : [];
        var hasLists = Has(data, One);
        if (hasLists) data.ReadEncodedValue();
        var signers = data.ReadSetOf();
        data.ThrowIfNotEmpty();
        var all = new List<SignerInfo>();
        while (signers.HasData) all.Add(Signer(signers.ReadSequence()));
        return new SignedData(
            version, digests, contentType, content, [.. certificates.Where(IsCertificate)],
            !certificates.All(IsCertificate), hasLists, all);
    }

    private static SignerInfo Signer(AsnReader signer)
    {
        var version = Small(signer);
        ReadOnlyMemory<byte>? issuer = null;
        ReadOnlyMemory<byte> serial = default;
        if (Has(signer, Zero))
        {
            signer.ReadOctetString(Zero);
        }
        else
        {
            var name = signer.ReadSequence();
            issuer = name.ReadEncodedValue();
            serial = name.ReadIntegerBytes();
            name.ThrowIfNotEmpty();
        }

        var digest = signer.ReadEncodedValue();
        // Not by ?: with null, which would become empty bytes here, by way of an array.
        ReadOnlyMemory<byte>? signedBytes = null;
        if (Has(signer, Zero)) signedBytes = AsSet(signer.PeekEncodedValue());
        var signed = signedBytes is null ? [] : Attributes(signer.ReadSetOf(Constructed(Zero)));
        var algorithm = signer.ReadEncodedValue();
        var signature = signer.ReadOctetString();
        var unsigned = Has(signer, One) ? Attributes(signer.ReadSetOf(Constructed(One))) : [];
        signer.ThrowIfNotEmpty();
        return new SignerInfo(version, issuer, serial, digest, signedBytes, signed, algorithm, signature, unsigned);
    }

    // RFC 5652, 5.4: hashed with the tag of a SET OF, not with the [0] that stands in the file.
    private static byte[] AsSet(ReadOnlyMemory<byte> implicitSet)
    {
        var bytes = implicitSet.ToArray();
        bytes[0] = 0x31;
        return bytes;
    }

    private static List<CmsAttribute> Attributes(AsnReader set)
    {
        if (!set.HasData) throw new FormatException("An empty set of attributes.");
        var all = new List<CmsAttribute>();
        while (set.HasData)
        {
            var attribute = set.ReadSequence();
            var oid = attribute.ReadObjectIdentifier();
            var values = Values(attribute.ReadSetOf());
            attribute.ThrowIfNotEmpty();
            if (all.Any(other => other.Oid == oid))
                throw new FormatException($"The attribute {oid} stands there twice.");
            all.Add(new CmsAttribute(oid, values));
        }

        return all;
    }

    private static List<ReadOnlyMemory<byte>> Values(AsnReader set)
    {
        var all = new List<ReadOnlyMemory<byte>>();
        while (set.HasData) all.Add(set.ReadEncodedValue());
        return all;
    }

    private static int Small(AsnReader reader) =>
        reader.TryReadInt32(out var number) ? number : throw new FormatException("A version beyond reason.");

    private static bool Has(AsnReader reader, Asn1Tag tag) =>
        reader.HasData && reader.PeekTag().HasSameClassAndValue(tag);

    private static bool IsCertificate(ReadOnlyMemory<byte> choice) => choice.Span[0] == 0x30;

    private static Asn1Tag Constructed(Asn1Tag tag) => new(tag.TagClass, tag.TagValue, isConstructed: true);
}
