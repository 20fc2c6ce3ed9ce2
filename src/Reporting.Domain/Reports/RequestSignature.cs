using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>Somebody is about to sign with a certificate: the payload is made and stored, and only these bytes are
/// signed.</summary>
/// <param name="View">SHA-256, hex, of exactly what the screen showed.</param>
/// <param name="Certificate">The certificate that is to sign, by its id.</param>
public sealed record RequestSignature(
    ReportId ReportId, Guid Request, SigningAct Act, SigningCapacity? Capacity, string View, Guid Certificate,
    DateTimeOffset Now, AccountId By)
{
    /// <summary>How long a payload may be signed.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    /// <summary>The steps that the report goes through.</summary>
    public ReportSteps Steps { get; init; } = ReportSteps.Plain;

    /// <param name="command">The wish.</param>
    /// <param name="payload">Makes the payload: its text, and the SHA-256, hex, of its UTF-8.</param>
    /// <param name="state">The report so far.</param>
    public static Decision<ReportEvent> Decide(
        RequestSignature command, Func<Report, (string Text, string Hash)> payload, Report state)
    {
        if (state.Signing.Requests.GetValueOrDefault(command.Request) is { } asked && IsSame(asked, command))
            return Emit();
        if (state.Signing.Asked.Contains(command.Request))
            return Refuse(SigningRefusals.RequestIdTaken());
        if (command.View.Length != 64 || !command.View.All(char.IsAsciiHexDigitLower))
            return Refuse(SigningRefusals.ViewMalformed());
        if (Check(command, state) is { } wrong)
            return Refuse(wrong);
        var (text, hash) = payload(state);
        return Emit(new SignatureRequested(
            command.ReportId, state.Version, command.Request, command.Act, command.Capacity, command.Certificate,
            command.View, text, hash, (command.Now + Validity).ToUniversalTime(), command.By));
    }

    private static bool IsSame(SignatureRequested asked, RequestSignature command) =>
        asked.By == command.By && asked.Act == command.Act && asked.Capacity == command.Capacity
        && asked.View == command.View && asked.Certificate == command.Certificate;

    private static Refusal? Check(RequestSignature command, Report state) => (command.Act, state.State) switch
    {
        (SigningAct.Return, ReportState.Sent) => null,
        (SigningAct.Seal, ReportState.Signed) => command.Steps.IsSealed ? null : SigningRefusals.SealNotAsked(),
        (SigningAct.Return or SigningAct.Seal, _) => SigningRefusals.ActNotNow(state.State),
        (_, ReportState.Submitted or ReportState.ReturnedUnsigned) =>
            (command.Act == SigningAct.Correct) != (state.CorrectionReason is not null) ? SigningRefusals.ActOfCorrection()
            : SignReport.HasEntered(command.By, state) ? ReportRefusals.SignerEntered()
            : !command.Steps.MaySign(command.By) ? SigningRefusals.NotApprover()
            : command.Steps.IsDeputy(command.By) && command.Capacity is null or SigningCapacity.OnBehalf
                ? SigningRefusals.DeputyCapacity()
            : null,
        _ => SigningRefusals.ActNotNow(state.State),
    };
}
