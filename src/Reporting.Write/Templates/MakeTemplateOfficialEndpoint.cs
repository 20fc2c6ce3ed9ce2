using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Templates;
using Reporting.Write.Http;

namespace Reporting.Write.Templates;

/// <summary>POST /api/templates/{code}/make-official, by whoever administers the owner, or a root.</summary>
public static class MakeTemplateOfficialEndpoint
{
    /// <param name="Notice">The number of the letter that tells the units.</param>
    /// <param name="ValidFrom">As it was drafted when it is left out.</param>
    public sealed record Body(int Version, string Notice, DateOnly? ValidFrom = null);

    public static void Map(IEndpointRouteBuilder templates) =>
        templates.MapPost("/{code}/make-official", Handle).IsCommand<Body>(nameof(MakeTemplateOfficial));

    private static Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        TemplateRoute.Run<Body>(
            code, http, commands, streams,
            (body, call, state) => MakeTemplateOfficial.Decide(
                new MakeTemplateOfficial(code, body.Version, body.Notice, body.ValidFrom, call.By), state),
            ct);
}
