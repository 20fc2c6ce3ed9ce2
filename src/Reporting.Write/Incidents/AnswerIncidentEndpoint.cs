using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Incidents;
using Reporting.Domain.Profiles;
using Reporting.Write.Http;

namespace Reporting.Write.Incidents;

/// <summary>POST /api/incidents/{id}/answer, by the operator.</summary>
public static class AnswerIncidentEndpoint
{
    /// <param name="IsClosed">Whether that settles it.</param>
    public sealed record Body(string Answer, bool IsClosed = false);

    public static void Map(IEndpointRouteBuilder incidents) =>
        incidents.MapPost("/{id:guid}/answer", Handle).IsCommand<Body>(nameof(AnswerIncident));

    private static Task Handle(
        Guid id, HttpContext http, Commands commands, Streams streams, Profile profile, CancellationToken ct) =>
        commands.Run(
            http, new Route<Body>((body, call) => Reply(id, body, call, streams, profile, ct), (_, _) => id), ct);

    private static async Task<Outcome> Reply(
        Guid id, Body body, CommandCall call, Streams streams, Profile profile, CancellationToken ct)
    {
        if (!call.Account.Operates(profile, await call.Catalogue.Units(ct)))
            return new Outcome.Forbidden();
        var command = new AnswerIncident(id, body.Answer, body.IsClosed, call.By);
        return await streams.Incidents.Execute(
            id, call.Context,
            state => state.Raised is null
                ? new Verdict<IncidentEvent>.Unknown(IncidentRefusals.Unknown())
                : AnswerIncident.Decide(command, state),
            ct);
    }
}
