using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/back-fill, by whoever enters for the report's unit.</summary>
public static class BackFillReportEndpoint
{
    /// <param name="ArrivedAt">When the other channel brought it.</param>
    /// <param name="Document">The number of the document that went by it.</param>
    /// <param name="Sha256">The hash of a file that did, for example of an attachment.</param>
    public sealed record Body(DateTimeOffset? ArrivedAt = null, string? Document = null, string? Sha256 = null)
        : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "back-fill", nameof(BackFillReport),
        (account, report, units) => account.May(Role.Enter, report.Unit, units),
        (body, call) => BackFillReport.Decide(
            new BackFillReport(call.Id, body.ArrivedAt, body.Document, body.Sha256, call.Now, call.By)
            {
                Outages = call.Calendar.Version.Outages,
            },
            call.State));
}
