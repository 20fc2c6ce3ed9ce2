using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/remove-file, by whoever enters for the report's unit, or for a part of it.</summary>
public static class RemoveFileEndpoint
{
    /// <param name="Number">The attachment's number.</param>
    public sealed record Body(int Number) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "remove-file", nameof(RemoveFile),
        (account, report, units) => account.Registered is { AccountId: var id } && report.MayEnter(account, id, units),
        (body, call) => RemoveFile.Decide(new RemoveFile(call.Id, body.Number, call.By), call.State));
}
