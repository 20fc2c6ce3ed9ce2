using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/request-correction, by whoever enters or signs for the report's unit.</summary>
public static class RequestCorrectionEndpoint
{
    /// <param name="Cells">By indicator: what it would put in, or null to clear it, as far as it says so already; the
    /// requesting unit sees what totals it would change.</param>
    public sealed record Body(string Reason, IReadOnlyDictionary<string, Figure>? Cells = null) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "request-correction", nameof(RequestCorrection),
        (account, report, units) => account.May(Role.Enter, report.Unit, units)
            || account.May(Role.Sign, report.Unit, units),
        Decide);

    private static Decision<ReportEvent> Decide(Body body, ReportCall call)
    {
        var (entry, refusal) = FigureInput.Of(new EnterFiguresEndpoint.Body(body.Cells), call);
        return entry is null ? new Decision<ReportEvent>.Refused(refusal!)
            : entry.Details.Count > 0
                ? new Decision<ReportEvent>.Refused(ReportRefusals.FigureNotInTemplate(entry.Details.Select(d => d.Cell)))
            : RequestCorrection.Decide(
                new RequestCorrection(call.Id, body.Reason, call.By) { Cells = entry.Cells }, call.Version, call.State);
    }
}
