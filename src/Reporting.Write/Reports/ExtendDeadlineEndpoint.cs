using Reporting.Domain.Regimes;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/extend, by whoever gives the report.</summary>
public static class ExtendDeadlineEndpoint
{
    /// <param name="DueAt">Until when.</param>
    public sealed record Body(DateTimeOffset DueAt, string Reason) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "extend", nameof(ExtendDeadline), (account, report, units) => account.Gives(report, units),
        (body, call) => ExtendDeadline.Decide(
            new ExtendDeadline(call.Id, body.DueAt, body.Reason, call.Now, call.By), call.State));
}
