using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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
        PublicationRoute.Run<Body>(
            id, http, commands, streams,
            (body, call, state) => ApprovePublication.Decide(new ApprovePublication(id, body.Document, call.By), state), ct);
}
