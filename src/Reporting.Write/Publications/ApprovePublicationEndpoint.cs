using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Accounts;
using Reporting.Domain.Publications;
using Reporting.Write.Http;

namespace Reporting.Write.Publications;

/// <summary>POST /api/publications/{id}/approve, by whoever signs for the unit.</summary>
public static class ApprovePublicationEndpoint
{
    /// <param name="Document">The number of the decision.</param>
    public sealed record Body(string Document);

    public static void Map(IEndpointRouteBuilder publications) =>
        publications.MapPost("/{id:guid}/approve", Handle).IsCommand<Body>(nameof(ApprovePublication));

    private static Task Handle(Guid id, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        commands.Run(http, new Route<Body>((body, call) => Approve(id, body, call, streams, ct), (_, _) => id), ct);

    private static async Task<Outcome> Approve(
        Guid id, Body body, CommandCall call, Streams streams, CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        var command = new ApprovePublication(id, body.Document, call.By);
        return await streams.Publications.Execute(
            id, call.Context,
            state => state.Requested is not { } requested
                ? new Verdict<PublicationEvent>.Unknown(PublicationRefusals.Unknown())
                : call.Account.May(Role.Sign, requested.What.Unit, units)
                    ? ApprovePublication.Decide(command, state)
                    : new Verdict<PublicationEvent>.Forbidden(),
            ct);
    }
}
