using Reporting.Signatures.Judging;

namespace Reporting.Signatures;

/// <summary>Judges a signature by the 17 checks of docs/signatures.md.</summary>
public static class SignatureJudgement
{
    /// <summary>Looks at everything that can be looked at, so that one answer names all that is wrong.</summary>
    /// <remarks>Reads nothing and calls nobody: whatever is not in the facts, the policy and the lists is not known.
    /// The same three give the same judgement at any time.</remarks>
    public static Judgement Judge(SignatureFacts facts, TrustPolicy policy, CrlSet lists)
    {
        using var examination = new Examination(facts, policy, lists);
        PayloadCheck.Run(examination);
        StructureChecks.Run(examination);
        // First, because a valid stamp says at which time the rest is to be judged.
        TimestampCheck.Run(examination);
        RequestCheck.Run(examination);
        SignatureChecks.Run(examination);
        CertificateChecks.Run(examination);
        RevocationChecks.Run(examination);
        HolderChecks.Run(examination);
        EvidenceCheck.Run(examination);
        return examination.Judgement();
    }
}
