using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/sign, by whoever signs for the report's unit: with a certificate, or by the account
/// alone where the steps allow that.</summary>
public static class SignReportEndpoint
{
    /// <param name="Request">The signing request (act approve, issue or correct).</param>
    /// <param name="Cms">The signature over its payload: .p7s in base64, or PEM.</param>
    public sealed record Body(Guid? Request = null, string? Cms = null) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "sign", nameof(SignReport),
        (account, report, units) => account.May(Role.Sign, report.Unit, units),
        (body, call) => SignReport.Decide(
            new SignReport(call.Id, call.By) { Steps = call.Steps, Judgement = call.Signing.Judgement }, call.State))
    {
        IsStep = true,
        Prepare = (body, signing, ct) => signing.Judge(body.Request, body.Cms, ct),
    };
}
