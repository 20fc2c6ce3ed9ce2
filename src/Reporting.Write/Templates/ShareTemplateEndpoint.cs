using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Templates;
using Reporting.Write.Http;

namespace Reporting.Write.Templates;

/// <summary>POST /api/templates/{code}/share, by whoever administers the owner, or a root.</summary>
public static class ShareTemplateEndpoint
{
    public sealed record Body(int Version);

    public static void Map(IEndpointRouteBuilder templates) =>
        templates.MapPost("/{code}/share", Handle).IsCommand<Body>(nameof(ShareTemplate));

    private static Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        TemplateRoute.Run<Body>(
            code, http, commands, streams,
            (body, call, state) => ShareTemplate.Decide(
                new ShareTemplate(code, body.Version, call.By), state),
            ct);
}
