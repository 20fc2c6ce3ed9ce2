using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/deliver, by the account of a connected system that may send for the report's unit.</summary>
public static class DeliverReportEndpoint
{
    public sealed record Body : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "deliver", nameof(DeliverReport),
        (account, report, units) => account.May(Role.Send, report.Unit, units),
        (_, call) => DeliverReport.Decide(new DeliverReport(call.Id, call.By) { Steps = call.Steps }, call.State))
    {
        IsStep = true,
    };
}
