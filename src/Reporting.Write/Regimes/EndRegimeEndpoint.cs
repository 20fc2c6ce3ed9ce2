using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Regimes;
using Reporting.Write.Http;

namespace Reporting.Write.Regimes;

/// <summary>POST /api/regimes/{code}/end, by whoever administers the requesting unit or the lead unit.</summary>
public static class EndRegimeEndpoint
{
    /// <param name="LastDay">Periods that begin later are not opened.</param>
    public sealed record Body(DateOnly LastDay, string Reason);

    public static void Map(IEndpointRouteBuilder regimes) =>
        regimes.MapPost("/{code}/end", Handle).IsCommand<Body>(nameof(EndRegime));

    private static Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        commands.Run(
            http,
            new Route<Body>((body, call) => End(code, body, call, streams, ct), (_, _) => Regime.StreamIdOf(code)),
            ct);

    private static async Task<Outcome> End(
        string code, Body body, CommandCall call, Streams streams, CancellationToken ct)
    {
        if ((await call.Catalogue.Regime(code, ct)).Definition is not { } regime)
            return new Outcome.Unknown(RegimeRefusals.Unknown(code));
        if (!call.Account.Gives(regime, await call.Catalogue.Units(ct)))
            return new Outcome.Forbidden();
        var command = new EndRegime(code, body.LastDay, body.Reason, call.By);
        return await streams.Regimes.Execute(
            Regime.StreamIdOf(code), call.Context, state => EndRegime.Decide(command, state), ct);
    }
}
