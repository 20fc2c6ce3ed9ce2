using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/deny-correction, by whoever accepts for the requesting unit.</summary>
public static class DenyCorrectionEndpoint
{
    public sealed record Body(string Reason) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "deny-correction", nameof(DenyCorrection),
        (account, report, units) => account.May(Role.Accept, report.RequestingUnit, units),
        (body, call) => DenyCorrection.Decide(new DenyCorrection(call.Id, body.Reason, call.By), call.State));
}
