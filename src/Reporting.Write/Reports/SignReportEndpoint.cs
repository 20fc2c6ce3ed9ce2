using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/sign, by whoever signs for the report's unit.</summary>
public static class SignReportEndpoint
{
    public sealed record Body : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "sign", nameof(SignReport),
        (account, report, units) => account.May(Role.Sign, report.Unit, units),
        (_, call) => SignReport.Decide(new SignReport(call.Id, call.By), call.State));
}
