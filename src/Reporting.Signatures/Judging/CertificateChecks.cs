using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Trust;

namespace Reporting.Signatures.Judging;

/// <summary>Checks 8, 9 and 10: the certificate is for signing, comes from an installed root, and was valid.</summary>
internal static class CertificateChecks
{
    private const X509KeyUsageFlags Signing = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;

    public static void Run(Examination examination)
    {
        if (examination.Certificate is not { } certificate)
        {
            if (examination.Signer is not null) examination.Add(Findings.NoCertificate());
            return;
        }

        examination.AddOrPass(8, Purpose(certificate, examination.Policy.Settings));
        examination.Chain = CertificateChain.Find(
            certificate, examination.Policy.Roots, examination.Policy.Intermediates.Concat(examination.Further));
        examination.Own(examination.Chain ?? []);
        examination.AddOrPass(9, Way(examination.Chain, examination.Further));
        examination.AddOrPass(10, Validity(examination.Chain ?? [certificate], examination.At));
    }

    private static Finding? Purpose(X509Certificate2 certificate, TrustSettings settings)
    {
        if (CertificateParts.IsAuthority(certificate)) return Findings.CertificateOfAuthority();
        if (CertificateParts.KeyUsage(certificate) is not { } usage || (usage & Signing) == 0)
            return Findings.CertificateNotForSigning();
        return settings.CertificatePolicies.Contains("*")
            || CertificateParts.Policies(certificate).Any(settings.CertificatePolicies.Contains)
            ? null : Findings.CertificatePolicy();
    }

    // Whatever lies in the file and is no part of the way is signed by nobody, so it could be anything.
    private static Finding? Way(IReadOnlyList<X509Certificate2>? chain, IReadOnlyList<X509Certificate2> further)
    {
        if (chain is null) return Findings.NoWayToRoot();
        return further.All(other => chain.Skip(1).Count(link => CertificateChain.Same(link, other)) == 1)
            && further.Select(other => other.Thumbprint).Distinct().Count() == further.Count
            ? null : Findings.StrayCertificate();
    }

    private static Finding? Validity(IEnumerable<X509Certificate2> chain, DateTimeOffset at) => chain
        .Where(link => at < link.NotBefore.ToUniversalTime() || at > link.NotAfter.ToUniversalTime())
        .Select(link => Findings.CertificateNotValidThen(link.Subject, at)).FirstOrDefault();
}
