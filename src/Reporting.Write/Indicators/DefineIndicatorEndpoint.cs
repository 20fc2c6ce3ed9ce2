using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Indicators;
using Reporting.Write.Http;

namespace Reporting.Write.Indicators;

/// <summary>POST /api/indicators, by whoever administers a root.</summary>
public static class DefineIndicatorEndpoint
{
    public sealed record Body(
        string Code, string Name, string UnitOfMeasure, OverUnits OverUnits, OverTime OverTime, int Decimals,
        string? NameVi = null);

    public static void Map(IEndpointRouteBuilder indicators) =>
        indicators.MapPost("", Handle).IsCommand<Body>(nameof(DefineIndicator), StatusCodes.Status201Created);

    private static Task Handle(HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        commands.Run(
        http,
        new Route<Body>(
            async (body, call) => !call.Account.AdministersRoot(await call.Catalogue.Units(ct))
                ? new Outcome.Forbidden()
                : await streams.Indicators.Execute(
                    Indicator.StreamIdOf(body.Code), call.Context,
                    state => DefineIndicator.Decide(
                        new DefineIndicator(
                            body.Code, body.Name, body.NameVi, body.UnitOfMeasure, body.OverUnits, body.OverTime,
                            body.Decimals, call.By),
                        state),
                    ct),
            (body, _) => Indicator.StreamIdOf(body.Code),
            StatusCodes.Status201Created),
        ct);
}
