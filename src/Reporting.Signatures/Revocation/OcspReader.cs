using System.Formats.Asn1;
using System.Security.Cryptography;
using Reporting.Signatures.Cms;

namespace Reporting.Signatures;

/// <summary>Reads an OCSPResponse (RFC 6960, 4.2.1) strictly as DER.</summary>
internal static class OcspReader
{
    private static readonly Asn1Tag Version = Explicit(0), ByName = Explicit(1), ByKey = Explicit(2);

    /// <param name="RevokedAt">Null: not revoked.</param>
    /// <param name="IsUnknown">Whether the responder does not know it.</param>
    internal sealed record Single(
        HashAlgorithmName? Hash, byte[] NameHash, byte[] KeyHash, ReadOnlyMemory<byte> Serial, DateTimeOffset? RevokedAt,
        bool IsUnknown, DateTimeOffset ThisUpdate, DateTimeOffset? NextUpdate);

    internal sealed record Parts(
        ReadOnlyMemory<byte> Der, ReadOnlyMemory<byte> Signed, byte[] Signature, SigningAlgorithm Algorithm,
        IReadOnlyList<ReadOnlyMemory<byte>> Certificates, DateTimeOffset ProducedAt, IReadOnlyList<Single> Singles,
        ReadOnlyMemory<byte>? Nonce);

    public static Parts Read(ReadOnlyMemory<byte> der)
    {
        try
        {
            var outer = new AsnReader(der, AsnEncodingRules.DER);
            var response = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            if (response.ReadEnumeratedBytes().Span is not [0]) throw new FormatException("The responder gave no answer.");
            var bytes = response.ReadSequence(Version).ReadSequence();
            if (bytes.ReadObjectIdentifier() != Oids.OcspBasic) throw new FormatException("An answer of another kind.");
            var basic = new AsnReader(bytes.ReadOctetString(), AsnEncodingRules.DER).ReadSequence();
            var signed = basic.PeekEncodedValue();
            var data = basic.ReadSequence();
            var algorithm = AlgorithmIdentifiers.OfCertificate(basic.ReadEncodedValue().Span)
                ?? throw new FormatException("An answer that is signed in a way that is not allowed.");
            var signature = basic.ReadBitString(out var unused);
            if (unused != 0) throw new FormatException("A signature of broken bytes.");
            var certificates = new List<ReadOnlyMemory<byte>>();
            if (basic.HasData)
            {
                var all = basic.ReadSequence(Version).ReadSequence();
                while (all.HasData) certificates.Add(all.ReadEncodedValue());
            }

            basic.ThrowIfNotEmpty();
            var (producedAt, singles, nonce) = Data(data);
            return new Parts(der, signed, signature, algorithm, certificates, producedAt, singles, nonce);
        }
        catch (AsnContentException e)
        {
            throw new FormatException("Not an answer in DER: " + e.Message, e);
        }
    }

    private static (DateTimeOffset ProducedAt, List<Single> Singles, ReadOnlyMemory<byte>? Nonce) Data(AsnReader data)
    {
        if (data.PeekTag().HasSameClassAndValue(Version)) data.ReadEncodedValue();
        if (!data.PeekTag().HasSameClassAndValue(ByName) && !data.PeekTag().HasSameClassAndValue(ByKey))
            throw new FormatException("An answer of nobody.");
        data.ReadEncodedValue();
        var producedAt = data.ReadGeneralizedTime();
        var singles = new List<Single>();
        for (var all = data.ReadSequence(); all.HasData;) singles.Add(One(all.ReadSequence()));
        ReadOnlyMemory<byte>? nonce = null;
        if (data.HasData)
        {
            Each(data.ReadSequence(ByName).ReadSequence(), (oid, value) =>
            {
                if (oid != Oids.OcspNonce) return false;
                nonce = value;
                return true;
            });
        }

        data.ThrowIfNotEmpty();
        return (producedAt, singles, nonce);
    }

    private static Single One(AsnReader single)
    {
        var certificate = single.ReadSequence();
        var hash = AlgorithmIdentifiers.Digest(certificate.ReadEncodedValue().Span);
        var (name, key, serial) = (
            certificate.ReadOctetString(), certificate.ReadOctetString(), certificate.ReadIntegerBytes());
        var status = single.PeekTag();
        DateTimeOffset? revokedAt = null;
        if (status.HasSameClassAndValue(ByName)) revokedAt = single.ReadSequence(ByName).ReadGeneralizedTime();
        else single.ReadEncodedValue();
        var thisUpdate = single.ReadGeneralizedTime();
        DateTimeOffset? nextUpdate = single.HasData && single.PeekTag().HasSameClassAndValue(Version)
            ? single.ReadSequence(Version).ReadGeneralizedTime() : null;
        if (single.HasData) Each(single.ReadSequence(ByName).ReadSequence(), (_, _) => false);
        single.ThrowIfNotEmpty();
        return new Single(
            hash, name, key, serial, revokedAt, !status.HasSameClassAndValue(Version) && revokedAt is null, thisUpdate,
            nextUpdate);
    }

    // A critical extension that is not understood changes what the answer means.
    private static void Each(AsnReader extensions, Func<string, ReadOnlyMemory<byte>, bool> understood)
    {
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var oid = extension.ReadObjectIdentifier();
            var isCritical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
            var value = extension.ReadOctetString();
            extension.ThrowIfNotEmpty();
            if (!understood(oid, value) && isCritical)
                throw new FormatException($"An answer with the critical extension {oid} is not understood.");
        }
    }

    private static Asn1Tag Explicit(int number) => new(TagClass.ContextSpecific, number, isConstructed: true);
}
