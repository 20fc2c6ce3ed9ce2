using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Indicators;
using Reporting.Write.Catalogues;
using Reporting.Write.Http;

namespace Reporting.Write.Indicators;

/// <summary>POST /api/indicators/{code}/abolish, by whoever administers a root.</summary>
public static class AbolishIndicatorEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/{code}/abolish", Handle).IsCommand<AbolishBody>(nameof(AbolishIndicator));

    private static Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        CatalogueRoute.Run<AbolishBody, Indicator, IndicatorEvent>(
            http, commands, streams.Indicators, Indicator.StreamIdOf(code),
            (body, call, state) => AbolishIndicator.Decide(new AbolishIndicator(code, body.From, body.LegalBasis, call.By), state), ct);
}
