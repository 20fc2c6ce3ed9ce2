using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/seal, by whoever sends for the report's unit: with the unit's certificate, or by the
/// account alone where the steps allow that.</summary>
public static class SealReportEndpoint
{
    /// <param name="Request">The signing request (act seal).</param>
    /// <param name="Cms">The signature over its payload: .p7s in base64, or PEM.</param>
    public sealed record Body(Guid? Request = null, string? Cms = null) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "seal", nameof(SealReport),
        (account, report, units) => account.May(Role.Send, report.Unit, units),
        (body, call) => SealReport.Decide(
            new SealReport(call.Id, call.By) { Steps = call.Steps, Judgement = call.Signing.Judgement }, call.State))
    {
        IsStep = true,
        Prepare = (body, signing, ct) => signing.Judge(body.Request, body.Cms, ct),
    };
}
