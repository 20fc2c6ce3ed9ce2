using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.IndicatorSets;
using Reporting.Domain.Profiles;
using Reporting.Write.Catalogues;
using Reporting.Write.Http;

namespace Reporting.Write.IndicatorSets;

/// <summary>POST /api/indicator-sets/{code}/start-trial, by whoever administers a root.</summary>
public static class StartIndicatorSetTrialEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/{code}/start-trial", Handle).IsCommand<TrialBody>(nameof(StartIndicatorSetTrial));

    private static Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, BusinessDay day, Profile profile,
        CancellationToken ct) =>
        CatalogueRoute.Run<TrialBody, IndicatorSet, IndicatorSetEvent>(
            http, commands, streams.IndicatorSets, IndicatorSet.StreamIdOf(code),
            async (body, call) =>
            {
                var command = new StartIndicatorSetTrial(
                    code, body.Version, await CatalogueRoute.TrialLastDay(call, day, profile, ct), call.By);
                return state => StartIndicatorSetTrial.Decide(command, state);
            },
            ct);
}
