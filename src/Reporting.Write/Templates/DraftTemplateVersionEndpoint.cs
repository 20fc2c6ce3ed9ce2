using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Templates;
using Reporting.Write.Http;

namespace Reporting.Write.Templates;

/// <summary>POST /api/templates/{code}/drafts, by whoever administers the owner, or a root.</summary>
public static class DraftTemplateVersionEndpoint
{
    public static void Map(IEndpointRouteBuilder templates) => templates.MapPost("/{code}/drafts", Handle)
        .IsCommand<TemplateBody>(nameof(DraftTemplateVersion), StatusCodes.Status201Created);

    private static Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        TemplateRoute.Design(
            code, http, commands, streams,
            (design, call, indicators, state) =>
                DraftTemplateVersion.Decide(new DraftTemplateVersion(design, call.By), indicators, state),
            ct);
}
