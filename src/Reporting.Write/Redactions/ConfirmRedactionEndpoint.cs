using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Profiles;
using Reporting.Domain.Redactions;
using Reporting.Write.Http;

namespace Reporting.Write.Redactions;

/// <summary>POST /api/events/{id}/confirm-redaction, by another operator than the one who asked.</summary>
public static class ConfirmRedactionEndpoint
{
    public sealed record Body;

    public static void Map(IEndpointRouteBuilder events) =>
        events.MapPost("/{id:guid}/confirm-redaction", Handle).IsCommand<Body>(nameof(ConfirmRedaction));

    private static Task Handle(
        Guid id, HttpContext http, Commands commands, Streams streams, Profile profile, CancellationToken ct) =>
        commands.Run(http, new Route<Body>((_, call) => Confirm(id, call, streams, profile, ct), (_, _) => id), ct);

    private static async Task<Outcome> Confirm(
        Guid id, CommandCall call, Streams streams, Profile profile, CancellationToken ct)
    {
        if (!call.Account.Operates(profile, await call.Catalogue.Units(ct)))
            return new Outcome.Forbidden();
        var command = new ConfirmRedaction(id, call.By);
        return await streams.Redactions.Execute(
            Redaction.StreamIdOf(id), call.Context, state => ConfirmRedaction.Decide(command, state), ct);
    }
}
