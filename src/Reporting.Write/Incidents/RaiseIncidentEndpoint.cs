using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Incidents;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.Incidents;

/// <summary>POST /api/incidents/{id}, by anybody with an account. The client makes the id.</summary>
public static class RaiseIncidentEndpoint
{
    /// <param name="Unit">The code of the unit that it troubles.</param>
    public sealed record Body(string Title, string Text, string? Unit = null);

    public static void Map(IEndpointRouteBuilder incidents) =>
        incidents.MapPost("/{id:guid}", Handle).IsCommand<Body>(nameof(RaiseIncident), StatusCodes.Status201Created);

    private static Task Handle(Guid id, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        commands.Run(
            http,
            new Route<Body>(
                (body, call) => Raise(id, body, call, streams, ct), (_, _) => id, StatusCodes.Status201Created),
            ct);

    private static async Task<Outcome> Raise(
        Guid id, Body body, CommandCall call, Streams streams, CancellationToken ct)
    {
        var unit = body.Unit is { } code ? (await call.Catalogue.Units(ct)).Find(code) : null;
        if (body.Unit is not null && unit is null)
            return new Outcome.Refused(UnitRefusals.Unknown(body.Unit));
        var command = new RaiseIncident(id, unit?.UnitId, body.Title, body.Text, call.By);
        return await streams.Incidents.Execute(
            id, call.Context, state => RaiseIncident.Decide(command, state), ct);
    }
}
