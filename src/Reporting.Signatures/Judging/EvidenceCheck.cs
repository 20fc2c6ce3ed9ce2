using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reporting.Signatures.Judging;

/// <summary>Check 17: what is judged is what was recorded, and the chain and lists to judge it by again are
/// there.</summary>
internal static class EvidenceCheck
{
    public static void Run(Examination examination)
    {
        if (examination.File is null) return;
        var hash = Convert.ToHexStringLower(SHA256.HashData(examination.Der.Span));
        if (examination.Facts.RecordedCms is { } recorded && recorded != hash)
            examination.Add(Findings.OtherEvidence());
        else if (examination.Chain is { } chain && chain.Zip(chain.Skip(1)).All(step => IsTold(examination, step.First, step.Second)))
            examination.Pass(17);
    }

    private static bool IsTold(Examination examination, X509Certificate2 certificate, X509Certificate2 authority) =>
        RevocationChecks.WasRevoked(examination, certificate, authority, examination.At) is not null;
}
