using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/submit, by whoever enters for the report's unit.</summary>
public static class SubmitReportEndpoint
{
    public sealed record Body : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "submit", nameof(SubmitReport),
        (account, report, units) => account.May(Role.Enter, report.Unit, units),
        (_, call) => SubmitReport.Decide(
            new SubmitReport(call.Id, call.By)
            {
                Elsewhere = call.Elsewhere, History = call.History, Steps = call.Steps,
                Below = call.Below,
            },
            call.Version, call.State))
    {
        AsksHistory = true,
        IsStep = true,
    };
}
