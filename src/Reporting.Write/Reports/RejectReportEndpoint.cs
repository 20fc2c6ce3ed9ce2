using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/reject, by whoever signs for the report's unit.</summary>
public static class RejectReportEndpoint
{
    /// <param name="Code">The reason's code, one of SendBack.Codes.</param>
    /// <param name="Cells">The cells that it is about.</param>
    public sealed record Body(string Reason, string? Code = null, Mark[]? Cells = null) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "reject", nameof(RejectReport),
        (account, report, units) => account.May(Role.Sign, report.Unit, units),
        (body, call) => RejectReport.Decide(
            new RejectReport(call.Id, body.Reason, call.By) { Code = body.Code, Cells = Mark.Of(body.Cells) }, call.Version,
            call.State));
}
