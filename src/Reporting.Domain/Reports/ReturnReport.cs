using Reporting.Domain.Templates;
using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The requesting unit sends it back, with a reason; the next entry opens the next version (E8).</summary>
public sealed record ReturnReport(ReportId ReportId, string Reason, AccountId By)
{
    /// <summary>The reason's code; null: only the text.</summary>
    public string? Code { get; init; }

    /// <summary>What it is about.</summary>
    public EquatableArray<MarkedCell> Cells { get; init; }

    /// <summary>What the signature that came along was judged to be; null: the account alone returns it.</summary>
    public SignatureJudgement? Judgement { get; init; }

    /// <param name="command">The wish.</param>
    /// <param name="version">The template version in which the report was assigned; null: no cell is marked.</param>
    /// <param name="state">The report so far.</param>
    public static Decision<ReportEvent> Decide(ReturnReport command, TemplateVersion? version, Report state) =>
        state.State switch
    {
        _ when SendBack.Check(command.Reason, command.Code, command.Cells, version) is { } wrong => Refuse(wrong),
        ReportState.Sent when command.Judgement is { } judgement => Judged(command, judgement, state),
        ReportState.Sent => Emit(Returned(command, signature: null, state)),
        ReportState.Returned when state.Last is ReportReturned e && e.Reason == command.Reason && e.By == command.By && e.Code == command.Code
            && e.Cells == SendBack.Stored(command.Cells) =>
            Emit(),
        _ => Refuse(ReportRefusals.NotSent(state.State)),
    };

    private static ReportReturned Returned(ReturnReport command, DigitalSignature? signature, Report state) =>
        new ReportReturned(
        command.ReportId, state.Version, command.Reason, command.By, signature, command.Code,
        SendBack.Stored(command.Cells));

    // What can't be judged now is asked for again: a return is no report that could be held.
    private static Decision<ReportEvent> Judged(ReturnReport command, SignatureJudgement judgement, Report state)
    {
        if (!state.Signing.Requests.TryGetValue(judgement.Request, out var request))
            return Refuse(SigningRefusals.RequestUnknown());
        if (request.By != command.By || request.Act != SigningAct.Return)
            return Refuse(SigningRefusals.RequestOfOther());
        return judgement.Outcome == SignatureOutcome.Valid
            ? Emit(Returned(command, judgement.Of(request), state))
            : Refuse(SigningRefusals.Invalid(judgement.Findings));
    }
}
