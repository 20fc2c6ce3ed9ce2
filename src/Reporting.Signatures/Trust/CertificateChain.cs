using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Cms;

namespace Reporting.Signatures.Trust;

/// <summary>The way from a certificate to an installed root. Nothing is downloaded and the system's own roots do not
/// count; time and revocation are judged elsewhere, at the proven time.</summary>
internal static class CertificateChain
{
    /// <summary>The certificate first, the root last; null where no way was found.</summary>
    public static IReadOnlyList<X509Certificate2>? Find(
        X509Certificate2 certificate, IReadOnlyList<X509Certificate2> roots, IEnumerable<X509Certificate2> further)
    {
        if (roots.Count == 0) return null;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        foreach (var root in roots) chain.ChainPolicy.CustomTrustStore.Add(root);
        foreach (var other in further) chain.ChainPolicy.ExtraStore.Add(other);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        if (!Builds(chain, certificate)) return null;
        var way = chain.ChainElements.Select(element => element.Certificate).ToList();
        return roots.Any(root => Same(root, way[^1])) && way.SkipLast(1).All(IsSoundlySigned) ? way : null;
    }

    private static bool Builds(X509Chain chain, X509Certificate2 certificate)
    {
        try
        {
            return chain.Build(certificate);
        }
        catch (CryptographicException)
        {
            // A certificate with a key that is none.
            return false;
        }
    }

    public static bool Same(X509Certificate2 one, X509Certificate2 other) =>
        one.RawDataMemory.Span.SequenceEqual(other.RawDataMemory.Span);

    // A root is believed because it is installed; all below it, because it is signed, and not with an aged hash.
    private static bool IsSoundlySigned(X509Certificate2 certificate) =>
        CertificateParts.SignatureAlgorithm(certificate) is { } identifier
        && AlgorithmIdentifiers.OfCertificate(identifier.Span) is not null;
}
