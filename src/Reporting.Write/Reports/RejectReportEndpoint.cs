using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/reject, by whoever signs for the report's unit.</summary>
public static class RejectReportEndpoint
{
    public sealed record Body(string Reason) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "reject", nameof(RejectReport),
        (account, report, units) => account.May(Role.Sign, report.Unit, units),
        (body, call) => RejectReport.Decide(new RejectReport(call.Id, body.Reason, call.By), call.State));
}
