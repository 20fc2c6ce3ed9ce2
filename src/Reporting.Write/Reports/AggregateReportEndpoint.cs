using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/aggregate, by whoever enters or aggregates (accepts) for the report's unit: its figures
/// are made from the reports of the units below (E3). With <c>?preview=true</c> what comes out, and nothing is
/// stored.</summary>
public static class AggregateReportEndpoint
{
    /// <param name="Partial">Whether a total is wanted in which something is missing.</param>
    public sealed record Body(bool Partial = false) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "aggregate", nameof(AggregateReport), MayAggregate,
        (body, call) => AggregateReport.Decide(
            new AggregateReport(call.Id, body.Partial, call.Now, call.By)
            {
                Below = call.Below, Indicators = call.Indicators, Elsewhere = call.Elsewhere,
            },
            call.Version, call.State))
    {
        AsksBelow = true,
    };

    public static void Map(IEndpointRouteBuilder reports)
    {
        reports.MapPost("/{id:guid}/aggregate", Handle).IsCommand<AtAddress<Body>>(nameof(AggregateReport));
        reports.MapPost("/bulk/aggregate", Verb.HandleBulk).IsBulkOf<Body>(nameof(AggregateReport));
    }

    internal static bool MayAggregate(Account account, Report report, Domain.OrgUnits.UnitRegister units) =>
        account.May(Role.Enter, report.Unit, units) || account.May(Role.Accept, report.Unit, units);

    private static async Task Handle(
        Guid id, bool? preview, HttpContext http, Commands commands, ReportStreams reports, CancellationToken ct)
    {
        if (preview != true)
        {
            await Verb.Handle(id, http, commands, reports, ct);
            return;
        }
        var body = WireJson.Read<Body>(await RequestBody.Read(http.Request, ct), WireJson.WithoutAddress);
        var account = CurrentAccount.Of(http);
        if (await reports.Look(id, account, ct, withBelow: true) is not { } call)
            await Problem.Write(http, StatusCodes.Status404NotFound, ReportRefusals.NotAssigned());
        else if (!MayAggregate(account.State, call.State, call.Units))
            await Problem.Write(http, StatusCodes.Status403Forbidden, RequestRefusals.Forbidden());
        else if (Verb.Decide(body, call) is Decision<ReportEvent>.Refused { Refusal: var refusal })
            await Problem.Write(http, StatusCodes.Status422UnprocessableEntity, refusal);
        else
            await Answer.Json(http, Made((Decision<ReportEvent>.Decided)Verb.Decide(body, call), call));
    }

    private static AggregationRoute.Resource Made(Decision<ReportEvent>.Decided decided, ReportCall call)
    {
        var state = decided.Events.Aggregate(call.State, (report, e) => Report.Evolve(report, e, call.Now));
        var contributors = call.Below!.Where(one => one.Report.InForce is not null)
            .ToDictionary(one => one.ReportId, one => one.Report.InForce!);
        return AggregationRoute.Of(state, state.Aggregation!, state.Cells, contributors, call.Units, call.Indicators);
    }
}
