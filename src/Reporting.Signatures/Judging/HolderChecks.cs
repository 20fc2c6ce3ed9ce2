using Reporting.Signatures.Trust;

namespace Reporting.Signatures.Judging;

/// <summary>Checks 13 and 14: the certificate is the expected signer's, and the signer might do this for this
/// unit.</summary>
internal static class HolderChecks
{
    public static void Run(Examination examination)
    {
        if (examination.Payload is not { } payload) return;
        examination.AddOrPass(14,
            examination.Facts.Authorities.Any(authority => authority.Covers(payload, examination.At))
            ? null : Findings.NoAuthority(payload.Org));
        if (examination.Certificate is not { } certificate) return;
        var signer = SignerCertificate.Of(certificate);
        var binding = examination.Facts.Bindings.FirstOrDefault(bound => bound.Holds(signer, examination.At));
        examination.AddOrPass(13,
            binding is null ? Findings.NotBound()
            : binding.Identifier != payload.Signer ? Findings.OtherSigner()
            : examination.Policy.Settings.IdentifierAttributes
                .SelectMany(oid => CertificateParts.Subject(certificate, oid)).Contains(payload.Signer)
                ? null : Findings.IdentifierMissing());
    }
}
