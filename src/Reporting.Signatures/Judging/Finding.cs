namespace Reporting.Signatures;

/// <summary>How a check ended.</summary>
public enum CheckResult
{
    Passed,

    /// <summary>It speaks against the signature.</summary>
    Failed,

    /// <summary>It can't be told yet: the report is held and the judgement repeated.</summary>
    Unknown,

    /// <summary>It was not looked at, because an earlier check failed.</summary>
    NotChecked,

    /// <summary>Worth a remark; it decides nothing.</summary>
    Note,
}

/// <summary>What a check found.</summary>
/// <param name="Check">Its number, 1 to 17 (docs/signatures.md).</param>
/// <param name="Code">Public and for ever, <c>signature.reason</c>.</param>
/// <param name="English">One sentence for a person.</param>
/// <param name="Vietnamese">The same sentence in Vietnamese.</param>
public sealed record Finding(int Check, CheckResult Result, string Code, string English, string Vietnamese);

/// <summary>What a judgement ended in (ETSI EN 319 102-1: passed, failed, indeterminate).</summary>
public enum Verdict
{
    Valid,
    Invalid,

    /// <summary>Something is not known yet, and may be later. It is never taken for valid.</summary>
    Indeterminate,
}

/// <summary>A judgement: its verdict, one finding for each of the 17 checks in their order, and what to keep.</summary>
/// <param name="ProvenAt">The time at which the signature is proven to have existed: what revocation and validity
/// were judged at.</param>
/// <param name="Algorithm">Null where the signature could not be read so far.</param>
public sealed record Judgement(
    Verdict Verdict, IReadOnlyList<Finding> Findings, DateTimeOffset ProvenAt, SigningAlgorithm? Algorithm,
    SignerCertificate? Signer, SignatureEvidence Evidence)
{
    /// <summary>The findings that stand between the signature and <see cref="Verdict.Valid"/>.</summary>
    public IEnumerable<Finding> Reasons =>
        Findings.Where(finding => finding.Result is CheckResult.Failed or CheckResult.Unknown);
}
