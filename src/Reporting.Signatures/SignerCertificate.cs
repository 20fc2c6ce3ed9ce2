using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reporting.Signatures;

/// <summary>A certificate by what a binding records of it.</summary>
/// <param name="Issuer">SHA-256, hex, of the issuer's encoded name.</param>
/// <param name="Serial">Its serial number, hex, lower case.</param>
/// <param name="KeySha256">SHA-256, hex, of its public key (SubjectPublicKeyInfo).</param>
/// <param name="Subject">The subject, for people.</param>
public sealed record SignerCertificate(
    string Issuer, string Serial, string KeySha256, string Subject, string IssuerName, DateTimeOffset NotBefore,
    DateTimeOffset NotAfter)
{
    public static SignerCertificate Of(X509Certificate2 certificate) => new(
        Convert.ToHexStringLower(SHA256.HashData(certificate.IssuerName.RawData)),
        Convert.ToHexStringLower(certificate.SerialNumberBytes.Span),
        Convert.ToHexStringLower(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo())),
        certificate.Subject, certificate.Issuer,
        certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());

    /// <summary>Of a certificate file, DER or PEM.</summary>
    /// <exception cref="FormatException">Not a certificate.</exception>
    public static SignerCertificate Read(ReadOnlySpan<byte> file)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(file);
            return Of(certificate);
        }
        catch (CryptographicException e)
        {
            throw new FormatException("Not a certificate: " + e.Message, e);
        }
    }
}
