using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Templates;
using Reporting.Write.Catalogues;
using Reporting.Write.Http;

namespace Reporting.Write.Templates;

/// <summary>POST /api/templates/{code}/abolish, by whoever administers the owner, or a root.</summary>
public static class AbolishTemplateEndpoint
{
    public static void Map(IEndpointRouteBuilder templates) =>
        templates.MapPost("/{code}/abolish", Handle).IsCommand<AbolishBody>(nameof(AbolishTemplate));

    private static Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        TemplateRoute.Run<AbolishBody>(
            code, http, commands, streams,
            (body, call, state) => AbolishTemplate.Decide(
                new AbolishTemplate(code, body.From, body.LegalBasis, call.By), state),
            ct);
}
