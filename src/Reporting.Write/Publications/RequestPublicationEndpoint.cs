using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Publications;
using Reporting.Domain.Reports;
using Reporting.Write.Http;

namespace Reporting.Write.Publications;

/// <summary>POST /api/publications/{id}, by whoever enters, signs or administers for the unit whose figures they are. The
/// client makes the id.</summary>
public static class RequestPublicationEndpoint
{
    /// <param name="Unit">The code of the unit; of sums the root.</param>
    /// <param name="Report">The report, with <c>kind</c> report.</param>
    public sealed record Body(
        PublishedKind Kind, string Unit, string Reason, string[]? Indicators = null, string? From = null,
        string? To = null, Guid? Report = null);

    public static void Map(IEndpointRouteBuilder publications) => publications.MapPost("/{id:guid}", Handle)
        .IsCommand<Body>(nameof(RequestPublication), StatusCodes.Status201Created);

    private static Task Handle(Guid id, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        commands.Run(
            http,
            new Route<Body>(
                (body, call) => Request(id, body, call, streams, ct), (_, _) => id, StatusCodes.Status201Created),
            ct);

    private static async Task<Outcome> Request(
        Guid id, Body body, CommandCall call, Streams streams, CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        if (units.Find(body.Unit) is not { } unit)
            return new Outcome.Refused(UnitRefusals.Unknown(body.Unit));
        if (!((Role[])[Role.Enter, Role.Sign, Role.Administer]).Any(role => call.Account.May(role, unit.UnitId, units)))
            return new Outcome.Forbidden();
        if (body.Report is { } report && (await streams.Reports.Refresh(report, ct)).State.Unit != unit.UnitId)
            return new Outcome.Refused(ReportRefusals.NotAssigned());
        var command = new RequestPublication(
            id,
            new Published(
                body.Kind, unit.UnitId, (body.Indicators ?? []).ToEquatableArray(), body.From, body.To,
                body.Report is { } named ? new ReportId(named) : null),
            body.Reason, call.By);
        return await streams.Publications.Execute(
            id, call.Context, state => RequestPublication.Decide(command, state), ct);
    }
}
