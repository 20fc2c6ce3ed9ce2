using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reporting.Domain.Reports;
using Reporting.Signatures;

namespace Reporting.Write.Signatures;

/// <summary>The second look (check 12): whether a list that came after a signature says that one of the certificates it
/// rests on was revoked before it.</summary>
internal static class SecondLook
{
    public static RevokedBefore? Of(SignatureEvidence evidence, CrlSet lists)
    {
        X509Certificate2[] chain = [.. evidence.Chain.Select(der => X509CertificateLoader.LoadCertificate(der.Span))];
        try
        {
            foreach (var (certificate, authority) in chain.Zip(chain.Skip(1)))
            {
                if (lists.RevokedBefore(certificate, authority, evidence.ProvenAt) is { } list)
                    return new RevokedBefore(
                        list.RevokedSince(certificate)!.Value, Convert.ToHexStringLower(SHA256.HashData(list.Der.Span)));
            }
            return null;
        }
        finally
        {
            foreach (var certificate in chain)
                certificate.Dispose();
        }
    }
}
