using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Indicators;
using Reporting.Write.Http;

namespace Reporting.Write.Indicators;

/// <summary>POST /api/indicators/drafts, by whoever administers a root.</summary>
public static class DraftIndicatorEndpoint
{
    public static void Map(IEndpointRouteBuilder indicators) =>
        indicators.MapPost("/drafts", Handle).IsCommand<IndicatorBody>(nameof(DraftIndicator), StatusCodes.Status201Created);

    private static Task Handle(HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        commands.Run(
        http,
        new Route<IndicatorBody>(
            (body, call) => body.Execute(
                call, streams, (wish, others, state) =>
                    DraftIndicator.Decide(new DraftIndicator(wish, call.By), others, state),
                ct),
            (body, _) => Indicator.StreamIdOf(body.Code),
            StatusCodes.Status201Created),
        ct);
}
