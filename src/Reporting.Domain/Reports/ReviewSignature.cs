using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>A list of revoked certificates that came after a signature says that the certificate was revoked before
/// it.</summary>
/// <param name="Crl">SHA-256, hex, of the list.</param>
public sealed record RevokedBefore(DateTimeOffset RevokedAt, string Crl);

/// <summary>A signature is looked at again: one that was held, now that more can be told, or one that was valid, with the
/// lists of revoked certificates that came since. The system does it by itself; anybody who reads the report may ask for
/// it.</summary>
public sealed record ReviewSignature(ReportId ReportId, Guid Request, AccountId By)
{
    /// <summary>The steps that the report goes through.</summary>
    public ReportSteps Steps { get; init; } = ReportSteps.Plain;

    /// <summary>Of one that was held: what it is judged to be now.</summary>
    public SignatureJudgement? Judgement { get; init; }

    /// <summary>Of one that was valid: what a later list says of it; null: nothing.</summary>
    public RevokedBefore? Revoked { get; init; }

    public static Decision<ReportEvent> Decide(ReviewSignature command, Report state)
    {
        if (state.Signing.Held?.Held is { } held && held.Request == command.Request)
            return OfHeld(command, held, state);
        if (state.Signing.Of(command.Request)?.Signature is not { } signature)
            return state.Last is SignatureRefused refused && refused.Request == command.Request
                ? Emit() : Refuse(SigningRefusals.NothingToReview());
        return command.Revoked is not { } revoked || state.Signing.Invalidated.Any(e => e.Request == command.Request)
            ? Emit()
            : Emit(new SignatureInvalidated(
                command.ReportId, state.Version, command.Request, signature.Certificate,
                revoked.RevokedAt.ToUniversalTime(), revoked.Crl, command.By));
    }

    // The signer signed when it came; the system only says so later.
    private static Decision<ReportEvent> OfHeld(ReviewSignature command, SignatureHeld held, Report state)
    {
        if (command.Judgement is not { } judgement || judgement.Outcome == SignatureOutcome.Indeterminate
            || !state.Signing.Requests.TryGetValue(held.Request, out var request))
            return Emit();
        if (judgement.Outcome == SignatureOutcome.Invalid)
            return Emit(new SignatureRefused(
                command.ReportId, state.Version, held.Request, held.Cms, judgement.Codes, held.By));
        var signature = judgement.Of(request);
        return Emit(request.Act == SigningAct.Seal
            ? SealReport.Sealed(command.ReportId, held.By, command.Steps, state, signature)
            : SignReport.Signed(command.ReportId, held.By, command.Steps, state, signature));
    }
}
