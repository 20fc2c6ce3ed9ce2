using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.Profiles;
using Reporting.Domain.Regimes;
using Reporting.Write.Http;

namespace Reporting.Write.Regimes;

/// <summary>POST /api/regimes/{code}/open, by whoever administers the requesting unit or the lead unit. The reports are
/// assigned right after.</summary>
public static class OpenPeriodEndpoint
{
    /// <param name="Occurrence">1 unless the period is asked for several times.</param>
    /// <param name="DueAt">When the reports are due; by default as the rules say.</param>
    public sealed record Body(string Period, int Occurrence = 1, DateTimeOffset? DueAt = null);

    public static void Map(IEndpointRouteBuilder regimes) =>
        regimes.MapPost("/{code}/open", Handle).IsCommand<Body>(nameof(OpenPeriod));

    private static Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, Profile profile, BusinessDay day,
        CancellationToken ct) =>
        commands.Run(
            http,
            new Route<Body>(
                (body, call) => Open(code, body, call, streams, profile, day, ct), (_, _) => Regime.StreamIdOf(code)),
            ct);

    private static async Task<Outcome> Open(
        string code, Body body, CommandCall call, Streams streams, Profile profile, BusinessDay day,
        CancellationToken ct)
    {
        if ((await call.Catalogue.Regime(code, ct)).Definition is not { } regime)
            return new Outcome.Unknown(RegimeRefusals.Unknown(code));
        if (!call.Account.Gives(regime, await call.Catalogue.Units(ct)))
            return new Outcome.Forbidden();
        if (!Period.TryParse(body.Period, kind: null, out var period))
            return new Outcome.Refused(PeriodRefusals.Malformed(body.Period));
        var command = new OpenPeriod(code, period, body.Occurrence, body.DueAt, day.Clock.GetUtcNow(), call.By);
        var template = await call.Catalogue.Template(regime.Template, ct);
        var calendar = BusinessCalendar.Of((await call.Catalogue.Calendar(ct)).Now, profile);
        return await streams.Regimes.Execute(
            Regime.StreamIdOf(code), call.Context, state => OpenPeriod.Decide(command, template, calendar, state), ct);
    }
}
