using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The clerk puts the unit's seal on what the leader signed: a signature of its own over a payload that names the
/// leader's (E5). Where nobody sends, it is sent with that.</summary>
public sealed record SealReport(ReportId ReportId, AccountId By)
{
    /// <summary>The steps that the report goes through.</summary>
    public ReportSteps Steps { get; init; } = ReportSteps.Plain;

    /// <summary>What the seal that came along was judged to be; null: the account alone seals.</summary>
    public SignatureJudgement? Judgement { get; init; }

    public static Decision<ReportEvent> Decide(SealReport command, Report state) => state.State switch
    {
        ReportState.Signed or ReportState.Sent when state.Signing.Seal is { } seal && seal.By == command.By
            && seal.Signature?.Request == command.Judgement?.Request => Emit(),
        ReportState.Signed or ReportState.Sent when state.Signing.Seal is not null =>
            Refuse(SigningRefusals.SignedAlready()),
        not ReportState.Signed => Refuse(SigningRefusals.NotSigned(state.State)),
        _ when !command.Steps.IsSealed => Refuse(SigningRefusals.SealNotAsked()),
        _ when command.Judgement is { } judgement => Judged(command, judgement, state),
        _ when command.Steps.SignedWith == Profiles.SignedWith.Certificate =>
            Refuse(SigningRefusals.CertificateRequired()),
        _ => Emit(Sealed(command.ReportId, command.By, command.Steps, state, signature: null)),
    };

    private static Decision<ReportEvent> Judged(SealReport command, SignatureJudgement judgement, Report state)
    {
        if (!state.Signing.Requests.TryGetValue(judgement.Request, out var request))
            return Refuse(SigningRefusals.RequestUnknown());
        if (request.By != command.By || request.Act != SigningAct.Seal)
            return Refuse(SigningRefusals.RequestOfOther());
        return judgement.Outcome switch
        {
            SignatureOutcome.Valid => Emit(
                Sealed(command.ReportId, command.By, command.Steps, state, judgement.Of(request))),
            SignatureOutcome.Invalid => Refuse(SigningRefusals.Invalid(judgement.Findings)),
            _ when state.Signing.Held is { Held: { } held } && held.Request == request.Request
                && held.Cms == judgement.Cms => Emit(),
            _ => Emit(new SignatureHeld(
                command.ReportId, state.Version, request.Request, judgement.Cms, judgement.Codes, command.By)),
        };
    }

    /// <summary>The seal, and that it is sent where nobody does that.</summary>
    internal static ReportEvent[] Sealed(
        ReportId id, AccountId by, ReportSteps steps, Report state, DigitalSignature? signature)
    {
        var stamped = new ReportSealed(id, state.Version, by, signature);
        return steps.SendBy == Profiles.SendBy.System ? [stamped, new ReportSent(id, state.Version)] : [stamped];
    }
}
