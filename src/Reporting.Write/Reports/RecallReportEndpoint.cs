using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/recall, by whoever enters for the report's unit.</summary>
public static class RecallReportEndpoint
{
    public sealed record Body : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "recall", nameof(RecallReport),
        (account, report, units) => account.May(Role.Enter, report.Unit, units),
        (_, call) => RecallReport.Decide(new RecallReport(call.Id, call.By), call.State));
}
