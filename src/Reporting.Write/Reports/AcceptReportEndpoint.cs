using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/accept, by whoever accepts for the requesting unit.</summary>
public static class AcceptReportEndpoint
{
    public sealed record Body(DateTimeOffset? InForceAt = null) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "accept", nameof(AcceptReport),
        (account, report, units) => account.May(Role.Accept, report.RequestingUnit, units),
        (body, call) => AcceptReport.Decide(new AcceptReport(call.Id, body.InForceAt, call.Now, call.By), call.State));
}
