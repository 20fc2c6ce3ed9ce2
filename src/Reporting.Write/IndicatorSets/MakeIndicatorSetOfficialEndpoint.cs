using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.IndicatorSets;
using Reporting.Write.Catalogues;
using Reporting.Write.Http;

namespace Reporting.Write.IndicatorSets;

/// <summary>POST /api/indicator-sets/{code}/make-official, by whoever administers a root.</summary>
public static class MakeIndicatorSetOfficialEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/{code}/make-official", Handle).IsCommand<OfficialBody>(nameof(MakeIndicatorSetOfficial));

    private static Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        CatalogueRoute.Run<OfficialBody, IndicatorSet, IndicatorSetEvent>(
            http, commands, streams.IndicatorSets, IndicatorSet.StreamIdOf(code),
            (body, call, state) => MakeIndicatorSetOfficial.Decide(new MakeIndicatorSetOfficial(code, body.Version, body.Notice, call.By), state), ct);
}
