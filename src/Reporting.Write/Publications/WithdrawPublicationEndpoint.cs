using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Publications;
using Reporting.Write.Http;

namespace Reporting.Write.Publications;

/// <summary>POST /api/publications/{id}/withdraw, by whoever signs for the unit, or asked for it.</summary>
public static class WithdrawPublicationEndpoint
{
    public sealed record Body(string Reason);

    public static void Map(IEndpointRouteBuilder publications) =>
        publications.MapPost("/{id:guid}/withdraw", Handle).IsCommand<Body>(nameof(WithdrawPublication));

    private static Task Handle(Guid id, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        PublicationRoute.Run<Body>(
            id, http, commands, streams,
            (body, call, state) => WithdrawPublication.Decide(new WithdrawPublication(id, body.Reason, call.By), state), ct,
            (call, requested) => requested.By == call.By);
}
