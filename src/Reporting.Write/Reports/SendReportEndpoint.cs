using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/send, by whoever sends for the report's unit.</summary>
public static class SendReportEndpoint
{
    public sealed record Body : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "send", nameof(SendReport),
        (account, report, units) => account.May(Role.Send, report.Unit, units),
        (_, call) => SendReport.Decide(new SendReport(call.Id, call.By) { Steps = call.Steps }, call.State))
    {
        IsStep = true,
    };
}
