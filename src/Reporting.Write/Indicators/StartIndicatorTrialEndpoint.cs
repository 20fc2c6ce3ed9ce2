using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Indicators;
using Reporting.Domain.Profiles;
using Reporting.Write.Catalogues;
using Reporting.Write.Http;

namespace Reporting.Write.Indicators;

/// <summary>POST /api/indicators/{code}/start-trial, by whoever administers a root.</summary>
public static class StartIndicatorTrialEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/{code}/start-trial", Handle).IsCommand<TrialBody>(nameof(StartIndicatorTrial));

    private static Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, BusinessDay day, Profile profile,
        CancellationToken ct) =>
        CatalogueRoute.Run<TrialBody, Indicator, IndicatorEvent>(
            http, commands, streams.Indicators, Indicator.StreamIdOf(code),
            async (body, call) =>
            {
                var command = new StartIndicatorTrial(
                    code, body.Version, await CatalogueRoute.TrialLastDay(call, day, profile, ct), call.By);
                return state => StartIndicatorTrial.Decide(command, state);
            },
            ct);
}
