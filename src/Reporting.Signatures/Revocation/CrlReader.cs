using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Reporting.Signatures.Cms;

namespace Reporting.Signatures;

/// <summary>Reads a CertificateList (RFC 5280, 5.1) strictly as DER.</summary>
internal static class CrlReader
{
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 0, isConstructed: true);

    internal sealed record Parts(
        ReadOnlyMemory<byte> Der, ReadOnlyMemory<byte> Issuer, ReadOnlyMemory<byte> Signed, byte[] Signature,
        SigningAlgorithm Algorithm, DateTimeOffset ThisUpdate, DateTimeOffset NextUpdate, BigInteger? Number,
        Dictionary<string, DateTimeOffset> Revoked);

    public static Parts Read(ReadOnlyMemory<byte> file)
    {
        var der = ToDer(file);
        try
        {
            var outer = new AsnReader(der, AsnEncodingRules.DER);
            var list = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            var signed = list.PeekEncodedValue();
            var body = list.ReadSequence();
            var identifier = list.ReadEncodedValue();
            var signature = list.ReadBitString(out var unused);
            list.ThrowIfNotEmpty();
            if (unused != 0) throw new FormatException("A signature of broken bytes.");
            var algorithm = AlgorithmIdentifiers.OfCertificate(identifier.Span)
                ?? throw new FormatException("A revocation list that is signed in a way that is not allowed.");
            return Body(body, identifier) with
            {
                Der = der, Signed = signed, Signature = signature, Algorithm = algorithm,
            };
        }
        catch (AsnContentException e)
        {
            throw new FormatException("Not a revocation list in DER: " + e.Message, e);
        }
    }

    private static Parts Body(AsnReader body, ReadOnlyMemory<byte> identifier)
    {
        if (!body.TryReadInt32(out var version) || version != 1) throw new FormatException("Not a list of version 2.");
        if (!body.ReadEncodedValue().Span.SequenceEqual(identifier.Span))
            throw new FormatException("The list names two algorithms.");
        var issuer = body.ReadEncodedValue();
        var thisUpdate = Time(body);
        if (!IsTime(body)) throw new FormatException("A list without nextUpdate never ages.");
        var nextUpdate = Time(body);
        var revoked = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        if (body.HasData && body.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
        {
            var entries = body.ReadSequence();
            while (entries.HasData) Entry(entries.ReadSequence(), revoked);
        }

        BigInteger? number = null;
        if (body.HasData)
        {
            var wrapped = body.ReadSequence(Extensions);
            Each(wrapped.ReadSequence(), (oid, value) =>
            {
                if (oid != Oids.CrlNumber) return false;
                number = value.ReadInteger();
                return true;
            });
            wrapped.ThrowIfNotEmpty();
        }

        body.ThrowIfNotEmpty();
        return new Parts(default, issuer, default, [], default, thisUpdate, nextUpdate, number, revoked);
    }

    private static void Entry(AsnReader entry, Dictionary<string, DateTimeOffset> revoked)
    {
        var serial = Convert.ToHexString(entry.ReadIntegerBytes().Span);
        var since = Time(entry);
        if (entry.HasData)
        {
            Each(entry.ReadSequence(), (oid, value) =>
            {
                if (oid != Oids.InvalidityDate) return false;
                var invalid = value.ReadGeneralizedTime();
                if (invalid < since) since = invalid;
                return true;
            });
        }

        entry.ThrowIfNotEmpty();
        revoked[serial] = revoked.TryGetValue(serial, out var other) && other < since ? other : since;
    }

    // A critical extension that is not understood changes what the list means (RFC 5280, 5.2).
    private static void Each(AsnReader extensions, Func<string, AsnReader, bool> understood)
    {
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var oid = extension.ReadObjectIdentifier();
            var isCritical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
            var value = new AsnReader(extension.ReadOctetString(), AsnEncodingRules.DER);
            extension.ThrowIfNotEmpty();
            if (!understood(oid, value) && isCritical)
                throw new FormatException($"A list with the critical extension {oid} is not understood.");
        }
    }

    private static bool IsTime(AsnReader reader) => reader.HasData
        && (reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime)
            || reader.PeekTag().HasSameClassAndValue(Asn1Tag.GeneralizedTime));

    private static DateTimeOffset Time(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();

    private static ReadOnlyMemory<byte> ToDer(ReadOnlyMemory<byte> file)
    {
        if (!file.IsEmpty && file.Span[0] == 0x30) return file;
        var text = Encoding.Latin1.GetString(file.Span);
        if (!PemEncoding.TryFind(text, out var pem) || text[pem.Label] != "X509 CRL")
            throw new FormatException("Neither DER nor PEM of a revocation list.");
        return Convert.FromBase64String(text[pem.Base64Data]);
    }
}
