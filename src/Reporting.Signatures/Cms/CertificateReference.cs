using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reporting.Signatures.Cms;

/// <summary>The signed attribute that pins the signer's certificate (RFC 5035, 5.4.1.1; the older form RFC 2634,
/// 5.4).</summary>
internal static class CertificateReference
{
    private static readonly Asn1Tag DirectoryName = new(TagClass.ContextSpecific, 4, isConstructed: true);

    /// <summary>Whether a SigningCertificateV2 names this certificate and no other.</summary>
    public static bool NamesV2(ReadOnlyMemory<byte> attribute, X509Certificate2 certificate) =>
        Names(attribute, certificate, hasAlgorithm: true);

    /// <summary>The older form, which some time-stamp authorities still write; SHA-1 is all it can do.</summary>
    public static bool NamesV1(ReadOnlyMemory<byte> attribute, X509Certificate2 certificate) =>
        Names(attribute, certificate, hasAlgorithm: false);

    public static void Write(AsnWriter writer, X509Certificate2 certificate)
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            // SHA-256 is the default, which DER leaves out.
            writer.WriteOctetString(SHA256.HashData(certificate.RawDataMemory.Span));
            writer.WriteEncodedValue(IssuerSerial(certificate));
        }
    }

    private static bool Names(ReadOnlyMemory<byte> attribute, X509Certificate2 certificate, bool hasAlgorithm)
    {
        try
        {
            var outer = new AsnReader(attribute, AsnEncodingRules.DER);
            var value = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            var all = value.ReadSequence();
            if (value.HasData) value.ReadSequence();
            value.ThrowIfNotEmpty();
            var id = all.ReadSequence();
            all.ThrowIfNotEmpty();
            var expected = Hash(id, certificate.RawDataMemory.Span, hasAlgorithm);
            if (expected is null || !id.ReadOctetString().AsSpan().SequenceEqual(expected)) return false;
            var agrees = !id.HasData || id.ReadEncodedValue().Span.SequenceEqual(IssuerSerial(certificate));
            id.ThrowIfNotEmpty();
            return agrees;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static byte[]? Hash(AsnReader id, ReadOnlySpan<byte> certificate, bool hasAlgorithm)
    {
        if (!hasAlgorithm)
        {
#pragma warning disable CA5350 // It only names the certificate; the list of algorithms that sign is elsewhere.
            return SHA1.HashData(certificate);
#pragma warning restore CA5350
        }

        if (!id.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence)) return SHA256.HashData(certificate);
        return AlgorithmIdentifiers.Digest(id.ReadEncodedValue().Span) is { } hash
            ? CryptographicOperations.HashData(hash, certificate) : null;
    }

    private static byte[] IssuerSerial(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            using (writer.PushSequence(DirectoryName))
                writer.WriteEncodedValue(certificate.IssuerName.RawData);
            writer.WriteInteger(certificate.SerialNumberBytes.Span);
        }

        return writer.Encode();
    }
}
