using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Profiles;
using Reporting.Domain.Templates;
using Reporting.Write.Http;

namespace Reporting.Write.Templates;

/// <summary>POST /api/templates/{code}/versions, by whoever administers the owner, or a root.</summary>
public static class PublishTemplateVersionEndpoint
{
    public static void Map(IEndpointRouteBuilder templates) => templates.MapPost("/{code}/versions", Handle)
        .IsCommand<TemplateBody>(nameof(PublishTemplateVersion), StatusCodes.Status201Created);

    private static Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, Profile profile, CancellationToken ct) =>
        TemplateRoute.Design(
            code, http, commands, streams,
            (design, call, indicators, state) => PublishTemplateVersion.Decide(
                new PublishTemplateVersion(design, call.By), indicators, profile.Reports.LinkedReports, state),
            ct);
}
