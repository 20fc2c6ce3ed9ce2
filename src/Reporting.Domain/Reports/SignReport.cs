using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The leader signs what was submitted (E5); where nothing is sealed and nobody sends, it is sent with that (E6),
/// in one decision, so that no crash can come between the two (docs/adr/0012).</summary>
public sealed record SignReport(ReportId ReportId, AccountId By)
{
    /// <summary>The steps that the report goes through.</summary>
    public ReportSteps Steps { get; init; } = ReportSteps.Plain;

    /// <summary>What the signature that came along was judged to be; null: the account alone signs.</summary>
    public SignatureJudgement? Judgement { get; init; }

    public static Decision<ReportEvent> Decide(SignReport command, Report state) => state.State switch
    {
        ReportState.Submitted or ReportState.ReturnedUnsigned when HasEntered(command.By, state) =>
            Refuse(ReportRefusals.SignerEntered()),
        ReportState.Submitted or ReportState.ReturnedUnsigned when !command.Steps.MaySign(command.By) =>
            Refuse(SigningRefusals.NotApprover()),
        ReportState.Submitted or ReportState.ReturnedUnsigned => command.Judgement is { } judgement
            ? Judged(command, judgement, state)
            : command.Steps.SignedWith == Profiles.SignedWith.Certificate
                ? Refuse(SigningRefusals.CertificateRequired())
            : Emit(Signed(command.ReportId, command.By, command.Steps, state, signature: null)),
        // A second person's signature would be another fact; only the signer's own retry is answered with success.
        ReportState.Sent or ReportState.Signed when state.SignedBy == command.By
            && state.Signing.Person?.Signature?.Request == command.Judgement?.Request => Emit(),
        ReportState.Sent or ReportState.Signed when command.Judgement is not null =>
            Refuse(SigningRefusals.SignedAlready()),
        _ => Refuse(ReportRefusals.NotSubmitted(state.State)),
    };

    private static Decision<ReportEvent> Judged(SignReport command, SignatureJudgement judgement, Report state)
    {
        if (!state.Signing.Requests.TryGetValue(judgement.Request, out var request))
            return Refuse(SigningRefusals.RequestUnknown());
        if (request.By != command.By || request.Act is SigningAct.Return or SigningAct.Seal)
            return Refuse(SigningRefusals.RequestOfOther());
        if (judgement.Outcome == SignatureOutcome.Valid)
            return Emit(Signed(command.ReportId, command.By, command.Steps, state, judgement.Of(request)));
        if (judgement.Outcome == SignatureOutcome.Invalid)
            return Refuse(SigningRefusals.Invalid(judgement.Findings));
        return state.Signing.Held is { Held: { } held } && held.Request == request.Request && held.Cms == judgement.Cms
            ? Emit()
            : Emit(new SignatureHeld(
                command.ReportId, state.Version, request.Request, judgement.Cms, judgement.Codes, command.By));
    }

    /// <summary>The signature, and that it is sent where nothing more is to be done.</summary>
    internal static ReportEvent[] Signed(
        ReportId id, AccountId by, ReportSteps steps, Report state, DigitalSignature? signature)
    {
        var signed = new ReportSigned(id, state.Version, state.ContentHash, by, signature);
        return steps.IsSentWithSignature ? [signed, new ReportSent(id, state.Version, null, state.BackFill?.ArrivedAt)] : [signed];
    }

    // Also a cell that came over from an earlier version was entered by somebody, and nobody vouches for the own
    // figures.
    internal static bool HasEntered(AccountId account, Report state)
    {
        foreach (var cell in state.Cells.Figures)
        {
            if (cell.EnteredBy == account)
                return true;
        }
        foreach (var detail in state.Details.All)
        {
            if (detail.EnteredBy == account)
                return true;
        }
        return state.EnteredBy.Contains(account);
    }
}
