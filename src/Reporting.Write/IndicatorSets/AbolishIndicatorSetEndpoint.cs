using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.IndicatorSets;
using Reporting.Write.Catalogues;
using Reporting.Write.Http;

namespace Reporting.Write.IndicatorSets;

/// <summary>POST /api/indicator-sets/{code}/abolish, by whoever administers a root.</summary>
public static class AbolishIndicatorSetEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/{code}/abolish", Handle).IsCommand<AbolishBody>(nameof(AbolishIndicatorSet));

    private static Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        CatalogueRoute.Run<AbolishBody, IndicatorSet, IndicatorSetEvent>(
            http, commands, streams.IndicatorSets, IndicatorSet.StreamIdOf(code),
            (body, call, state) => AbolishIndicatorSet.Decide(new AbolishIndicatorSet(code, body.From, body.LegalBasis, call.By), state), ct);
}
