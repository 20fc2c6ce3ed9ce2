using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Reports;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/check: what a check finds (E2), of the report as it is, or as it would be with an entry
/// that the body has. Nothing is stored. For whoever may read the report's or the requesting unit.</summary>
public static class ReportCheckRoute
{
    /// <param name="CanSubmit">Whether nothing stands in the way of submitting it.</param>
    /// <param name="Cells">The cells as they would be, those that are worked out included.</param>
    /// <param name="Refusal">Why the entry of the body would not be taken; missing when it would be.</param>
    public sealed record Result(
        int Version, bool CanSubmit, IReadOnlyList<Found> Findings, IReadOnlyDictionary<string, string> Cells,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Problem? Refusal);

    /// <param name="Kind">missing, outdated, error, warning or outlier.</param>
    public sealed record Found(
        string Kind, string? Rule, IReadOnlyList<string> Cells, string Message, string? Comment, bool IsBlocking)
    {
        internal static Found Of(Finding finding, bool english) => new(
            System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(finding.Kind.ToString()), finding.Rule,
            finding.Cells, english ? finding.English : finding.Vietnamese, finding.Comment, finding.IsBlocking);
    }

    public static void Map(IEndpointRouteBuilder reports) =>
        reports.MapPost("/{id:guid}/check", Handle).WithName("CheckReport")
            .Accepts<AtAddress<EnterFiguresEndpoint.Body>>("application/json").Produces<Result>()
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task Handle(
        Guid id, HttpContext http, ReportStreams reports, Streams streams, BusinessDay day, CancellationToken ct)
    {
        var bytes = await RequestBody.Read(http.Request, ct);
        var body = WireJson.Read<EnterFiguresEndpoint.Body>(bytes, WireJson.WithoutAddress);
        if (await ReadableReport.Find(id, http, streams, day, ct) is null
            || await reports.Look(id, CurrentAccount.Of(http), ct) is not { } call)
            return;
        var (state, refusal) = With(body, call);
        http.Response.Headers.ETag = IfMatch.Tag(call.State.EventCount);
        await Answer.Json(http, Of(call, state, refusal, Language.IsEnglish(http.Request)));
    }

    internal static Result Of(ReportCall call, Report state, Refusal? refusal, bool english)
    {
        Finding[] findings = [.. ReportCheck.Findings(call.Version, call.Elsewhere, call.History, state)];
        var isEmpty = state.Cells.Count == 0 && state.Details.Count == 0;
        return new Result(
            state.Version, refusal is null && !isEmpty && !findings.Any(finding => finding.IsBlocking),
            [.. findings.Select(finding => Found.Of(finding, english))],
            ReportResource.Figures(state.Cells, state.Details),
            refusal is null ? null : Problem.Of(StatusCodes.Status422UnprocessableEntity, refusal, english));
    }

    /// <summary>The report as it would be after the entry; as it is when the entry would be refused.</summary>
    internal static (Report, Refusal?) With(EnterFiguresEndpoint.Body body, ReportCall call)
    {
        if (body is { Cells: null, Comments: null, Sections: null, Nil: null })
            return (call.State, null);
        return EnterFiguresEndpoint.Decide(body, call) switch
        {
            Decision<ReportEvent>.Decided decided =>
                (decided.Events.Aggregate(call.State, (state, e) => Report.Evolve(state, e, call.Now)), null),
            Decision<ReportEvent>.Refused refused => (call.State, refused.Refusal),
            _ => (call.State, null),
        };
    }
}
