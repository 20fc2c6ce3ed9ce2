using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/approve-correction, by whoever accepts for the requesting unit.</summary>
public static class ApproveCorrectionEndpoint
{
    public sealed record Body : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "approve-correction", nameof(ApproveCorrection),
        (account, report, units) => account.May(Role.Accept, report.RequestingUnit, units),
        (_, call) => ApproveCorrection.Decide(new ApproveCorrection(call.Id, call.By), call.State));
}
