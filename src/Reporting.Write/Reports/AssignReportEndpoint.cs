using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/assign, by whoever administers the requesting unit. The body says what the id is
/// made of.</summary>
public static class AssignReportEndpoint
{
    /// <param name="TemplateVersion">The template version to report in; by default the one that is valid on the
    /// period's first day.</param>
    public sealed record Body(int? TemplateVersion = null) : ReportAddress;

    public static void Map(IEndpointRouteBuilder reports)
    {
        reports.MapPost("/{id:guid}/assign", Handle)
            .IsCommand<Body>(nameof(AssignReport), StatusCodes.Status201Created);
        reports.MapPost("/bulk/assign", HandleBulk).IsBulkOf<Body>(nameof(AssignReport));
    }

    private static Task Handle(Guid id, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        commands.Run(
        http,
        new Route<Body>(
            (body, call) => Assign(id, body, call, streams, ct), (_, _) => id, StatusCodes.Status201Created),
        ct);

    private static Task HandleBulk(HttpContext http, BulkCommands commands, Streams streams, CancellationToken ct) =>
        commands.Run(
        http,
        new BulkRoute<Body>(
            (item, catalogue) => item.Resolve(catalogue, ct),
            (item, id, call) => Assign(id, item, call, streams, ct),
            (_, id, _) => id,
            StatusCodes.Status201Created),
        ct);

    private static async Task<Outcome> Assign(
        Guid id, Body body, CommandCall call, Streams streams, CancellationToken ct)
    {
        var (owed, refusal) = await OwedReport.Find(body, call.Catalogue, ct);
        if (owed is null)
            return new Outcome.Refused(refusal!);
        var units = await call.Catalogue.Units(ct);
        if (!call.Account.May(Role.Administer, owed.Regime.RequestingUnit, units))
            return new Outcome.Forbidden();
        var version = owed.Version;
        if (body.TemplateVersion is { } number)
        {
            version = (await call.Catalogue.Template(owed.Regime.Template, ct)).Usable(number);
            if (version is null)
                return new Outcome.Refused(TemplateRefusals.VersionUnknown(owed.Regime.Template, number));
        }
        var command = new AssignReport(new ReportId(id), owed.Unit.UnitId, owed.Period, owed.Occurrence, call.By);
        return await streams.Reports.ExecuteFirst(
            id, call.Context, state => AssignReport.Decide(command, owed.Regime, version, units, state), ct);
    }
}
