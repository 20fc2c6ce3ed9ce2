using Reporting.Domain.Regimes;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/cancel, by whoever gives the report.</summary>
public static class CancelAssignmentEndpoint
{
    public sealed record Body(string Reason) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "cancel", nameof(CancelAssignment), (account, report, units) => account.Gives(report, units),
        (body, call) => CancelAssignment.Decide(new CancelAssignment(call.Id, body.Reason, call.By), call.State));
}
