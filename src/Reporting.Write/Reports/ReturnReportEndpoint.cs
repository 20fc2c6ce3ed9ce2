using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/return, by whoever accepts for the requesting unit.</summary>
public static class ReturnReportEndpoint
{
    /// <param name="Request">The signing request (act return), where the return is signed with a certificate.</param>
    /// <param name="Code">The reason's code, one of SendBack.Codes.</param>
    /// <param name="Cells">The cells that it is about.</param>
    /// <param name="Cms">The signature over its payload: .p7s in base64, or PEM.</param>
    public sealed record Body(
        string Reason, Guid? Request = null, string? Cms = null, string? Code = null, Mark[]? Cells = null) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "return", nameof(ReturnReport),
        (account, report, units) => account.May(Role.Accept, report.RequestingUnit, units),
        (body, call) => ReturnReport.Decide(
            new ReturnReport(call.Id, body.Reason, call.By) 
            {
                Judgement = call.Signing.Judgement, Code = body.Code, Cells = Mark.Of(body.Cells),
            },
            call.Version, call.State))
    {
        Prepare = (body, signing, ct) => signing.Judge(body.Request, body.Cms, ct),
    };
}
