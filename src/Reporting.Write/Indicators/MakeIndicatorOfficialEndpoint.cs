using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Indicators;
using Reporting.Write.Catalogues;
using Reporting.Write.Http;

namespace Reporting.Write.Indicators;

/// <summary>POST /api/indicators/{code}/make-official, by whoever administers a root.</summary>
public static class MakeIndicatorOfficialEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/{code}/make-official", Handle).IsCommand<OfficialBody>(nameof(MakeIndicatorOfficial));

    private static Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        CatalogueRoute.Run<OfficialBody, Indicator, IndicatorEvent>(
            http, commands, streams.Indicators, Indicator.StreamIdOf(code),
            (body, call, state) => MakeIndicatorOfficial.Decide(new MakeIndicatorOfficial(code, body.Version, body.Notice, call.By), state), ct);
}
