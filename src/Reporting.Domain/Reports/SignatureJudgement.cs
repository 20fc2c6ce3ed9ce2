namespace Reporting.Domain.Reports;

/// <summary>What a check of a signature found wrong, or could not tell.</summary>
/// <param name="Check">The number of the check, 1 to 17.</param>
/// <param name="Code">The public code.</param>
public sealed record SignatureFinding(int Check, string Code, string English, string Vietnamese);

public enum SignatureOutcome
{
    Valid,
    Invalid,

    /// <summary>It could not be told; it is looked at again.</summary>
    Indeterminate,
}

/// <summary>What the judgement of a signature came to.</summary>
/// <param name="Cms">SHA-256, hex, of the signature's bytes.</param>
/// <param name="Evidence">SHA-256, hex, of the evidence that it rests on.</param>
/// <param name="Findings">What was wrong or could not be told; empty when it is valid.</param>
public sealed record SignatureJudgement(
    Guid Request, SignatureOutcome Outcome, string Cms, string Evidence, EquatableArray<SignatureFinding> Findings)
{
    internal EquatableArray<string> Codes => Findings.Select(f => f.Code).ToEquatableArray();

    internal DigitalSignature Of(SignatureRequested request) =>
        new(request.Request, request.Act, request.Capacity, request.Certificate, Cms, Evidence);
}
