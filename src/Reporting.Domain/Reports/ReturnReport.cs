using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The requesting unit sends it back, with a reason; the next entry opens the next version (E8).</summary>
public sealed record ReturnReport(ReportId ReportId, string Reason, AccountId By)
{
    /// <summary>What the signature that came along was judged to be; null: the account alone returns it.</summary>
    public SignatureJudgement? Judgement { get; init; }

    public static Decision<ReportEvent> Decide(ReturnReport command, Report state) => state.State switch
    {
        _ when ReportRefusals.OfReason(command.Reason) is { } wrong => Refuse(wrong),
        ReportState.Sent when command.Judgement is { } judgement => Judged(command, judgement, state),
        ReportState.Sent => Emit(new ReportReturned(command.ReportId, state.Version, command.Reason, command.By)),
        ReportState.Returned when state.Last is ReportReturned e && e.Reason == command.Reason && e.By == command.By =>
            Emit(),
        _ => Refuse(ReportRefusals.NotSent(state.State)),
    };

    // What can't be judged now is asked for again: a return is no report that could be held.
    private static Decision<ReportEvent> Judged(ReturnReport command, SignatureJudgement judgement, Report state)
    {
        if (!state.Signing.Requests.TryGetValue(judgement.Request, out var request))
            return Refuse(SigningRefusals.RequestUnknown());
        if (request.By != command.By || request.Act != SigningAct.Return)
            return Refuse(SigningRefusals.RequestOfOther());
        return judgement.Outcome == SignatureOutcome.Valid
            ? Emit(new ReportReturned(
                command.ReportId, state.Version, command.Reason, command.By, judgement.Of(request)))
            : Refuse(SigningRefusals.Invalid(judgement.Findings));
    }
}
