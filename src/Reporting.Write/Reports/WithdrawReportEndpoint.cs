using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/withdraw, by whoever signs for the report's unit.</summary>
public static class WithdrawReportEndpoint
{
    public sealed record Body(string Reason) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "withdraw", nameof(WithdrawReport),
        (account, report, units) => account.May(Role.Sign, report.Unit, units),
        (body, call) => WithdrawReport.Decide(new WithdrawReport(call.Id, body.Reason, call.By), call.State));
}
