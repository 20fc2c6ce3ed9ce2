using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Profiles;
using Reporting.Domain.Templates;
using Reporting.Write.Catalogues;
using Reporting.Write.Http;

namespace Reporting.Write.Templates;

/// <summary>POST /api/templates/{code}/start-trial, by whoever administers the owner, or a root.</summary>
public static class StartTemplateTrialEndpoint
{
    public static void Map(IEndpointRouteBuilder templates) =>
        templates.MapPost("/{code}/start-trial", Handle).IsCommand<TrialBody>(nameof(StartTemplateTrial));

    private static Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, BusinessDay day, Profile profile,
        CancellationToken ct) =>
        TemplateRoute.Run<TrialBody>(
            code, http, commands, streams,
            async (body, call) =>
            {
                var command = new StartTemplateTrial(
                    code, body.Version, await CatalogueRoute.TrialLastDay(call, day, profile, ct), call.By);
                return state => StartTemplateTrial.Decide(command, profile.Reports.LinkedReports, state);
            },
            ct);
}
