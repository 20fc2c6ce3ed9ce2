using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/return, by whoever accepts for the requesting unit.</summary>
public static class ReturnReportEndpoint
{
    public sealed record Body(string Reason) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "return", nameof(ReturnReport),
        (account, report, units) => account.May(Role.Accept, report.RequestingUnit, units),
        (body, call) => ReturnReport.Decide(new ReturnReport(call.Id, body.Reason, call.By), call.State));
}
