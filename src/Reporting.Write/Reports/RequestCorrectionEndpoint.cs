using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/request-correction, by whoever enters or signs for the report's unit.</summary>
public static class RequestCorrectionEndpoint
{
    public sealed record Body(string Reason) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "request-correction", nameof(RequestCorrection),
        (account, report, units) => account.May(Role.Enter, report.Unit, units)
            || account.May(Role.Sign, report.Unit, units),
        (body, call) => RequestCorrection.Decide(new RequestCorrection(call.Id, body.Reason, call.By), call.State));
}
