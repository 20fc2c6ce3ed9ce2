using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Reporting.Domain;

namespace Reporting.Write.Certificates;

/// <summary>A certificate as somebody sent it.</summary>
/// <param name="Subject">Every value of its subject, as text.</param>
public sealed record CertificateFile(byte[] Der, string Issuer, string Serial, string KeyHash, EquatableArray<string> Subject)
{
    private const int LengthMax = 16 * 1024;

    /// <summary>Reads DER in base64, or PEM; null when it is neither.</summary>
    public static CertificateFile? Read(string text)
    {
        if (text.Length > LengthMax)
            return null;
        try
        {
            using var certificate = text.Contains("-----BEGIN", StringComparison.Ordinal)
                ? X509Certificate2.CreateFromPem(text)
                : X509CertificateLoader.LoadCertificate(Convert.FromBase64String(text));
            return new CertificateFile(
                certificate.RawData, Hash(certificate.IssuerName.RawData),
                Convert.ToHexStringLower(certificate.SerialNumberBytes.Span),
                Hash(certificate.PublicKey.ExportSubjectPublicKeyInfo()), Values(certificate.SubjectName));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or AsnContentException)
        {
            return null;
        }
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static EquatableArray<string> Values(X500DistinguishedName name) => name
        .EnumerateRelativeDistinguishedNames()
        .Where(part => !part.HasMultipleElements).Select(part => part.GetSingleElementValue()).OfType<string>()
        .Select(value => value.Normalize(NormalizationForm.FormC)).ToEquatableArray();
}
