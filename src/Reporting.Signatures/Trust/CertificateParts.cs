using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Cms;

namespace Reporting.Signatures.Trust;

/// <summary>What of a certificate .NET does not tell.</summary>
internal static class CertificateParts
{
    /// <summary>A certificate that anybody may have made, with all that will be asked of it read once.</summary>
    /// <exception cref="CryptographicException">Something in it is malformed.</exception>
    /// <exception cref="FormatException">It is not DER: the framework would write it as DER without a word.</exception>
    public static X509Certificate2 Load(ReadOnlyMemory<byte> der)
    {
        var certificate = X509CertificateLoader.LoadCertificate(der.Span);
        if (!certificate.RawDataMemory.Span.SequenceEqual(der.Span))
            throw new FormatException("a certificate is not DER");
        IsAuthority(certificate);
        KeyUsage(certificate);
        foreach (var usage in certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>())
            _ = usage.EnhancedKeyUsages;
        foreach (var name in certificate.SubjectName.EnumerateRelativeDistinguishedNames())
        {
            if (!name.HasMultipleElements) _ = name.GetSingleElementValue();
        }

        SignerCertificate.Of(certificate);
        return certificate;
    }

    /// <summary>The identifier of the algorithm that it is signed with, encoded.</summary>
    public static ReadOnlyMemory<byte>? SignatureAlgorithm(X509Certificate2 certificate)
    {
        try
        {
            var parts = new AsnReader(certificate.RawDataMemory, AsnEncodingRules.DER).ReadSequence();
            parts.ReadEncodedValue();
            return parts.ReadEncodedValue();
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <summary>Whether the authority's key signed it, in a way that is allowed.</summary>
    public static bool IsSignedBy(X509Certificate2 certificate, X509Certificate2 authority)
    {
        try
        {
            var parts = new AsnReader(certificate.RawDataMemory, AsnEncodingRules.DER).ReadSequence();
            var signed = parts.ReadEncodedValue();
            return AlgorithmIdentifiers.OfCertificate(parts.ReadEncodedValue().Span) is { } algorithm
                && PublicKeys.Verifies(authority, algorithm, signed.Span, parts.ReadBitString(out _));
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    /// <summary>RFC 5280, 4.2.1.4; empty where it names none or can't be read.</summary>
    public static IReadOnlyList<string> Policies(X509Certificate2 certificate)
    {
        if (Extension(certificate, Oids.CertificatePolicies) is not { } raw) return [];
        try
        {
            var all = new List<string>();
            var policies = new AsnReader(raw, AsnEncodingRules.DER).ReadSequence();
            while (policies.HasData) all.Add(policies.ReadSequence().ReadObjectIdentifier());
            return all;
        }
        catch (AsnContentException)
        {
            return [];
        }
    }

    /// <summary>The values of an attribute in the subject.</summary>
    public static IEnumerable<string> Subject(X509Certificate2 certificate, string oid) =>
        from name in certificate.SubjectName.EnumerateRelativeDistinguishedNames()
        where !name.HasMultipleElements && name.GetSingleElementType().Value == oid
        let value = name.GetSingleElementValue()
        where value is not null
        select value;

    /// <summary>RFC 5280, 4.2.1.13: the plain addresses only.</summary>
    public static IReadOnlyList<Uri> CrlAddresses(X509Certificate2 certificate)
    {
        if (Extension(certificate, Oids.CrlDistributionPoints) is not { } raw) return [];
        try
        {
            var all = new List<Uri>();
            var points = new AsnReader(raw, AsnEncodingRules.DER).ReadSequence();
            while (points.HasData) Addresses(points.ReadSequence(), all);
            return all;
        }
        catch (AsnContentException)
        {
            return [];
        }
    }

    public static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(basic => basic.CertificateAuthority);

    /// <summary>Null where it does not say.</summary>
    public static X509KeyUsageFlags? KeyUsage(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault()?.KeyUsages;

    public static byte[]? Extension(X509Certificate2 certificate, string oid) =>
        certificate.Extensions.FirstOrDefault(extension => extension.Oid?.Value == oid)?.RawData;

    private static void Addresses(AsnReader point, List<Uri> all)
    {
        var (outer, full, address) = (
            new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true),
            new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true), new Asn1Tag(TagClass.ContextSpecific, 6));
        if (!point.HasData || !point.PeekTag().HasSameClassAndValue(outer)) return;
        var name = point.ReadSequence(outer);
        if (!name.PeekTag().HasSameClassAndValue(full)) return;
        var names = name.ReadSequence(full);
        while (names.HasData)
        {
            if (!names.PeekTag().HasSameClassAndValue(address))
            {
                names.ReadEncodedValue();
                continue;
            }

            var text = names.ReadCharacterString(UniversalTagNumber.IA5String, address);
            if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https")) all.Add(url);
        }
    }
}
