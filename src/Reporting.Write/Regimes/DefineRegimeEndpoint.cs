using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Regimes;
using Reporting.Write.Http;

namespace Reporting.Write.Regimes;

/// <summary>POST /api/regimes, by whoever administers the requesting unit.</summary>
public static class DefineRegimeEndpoint
{
    /// <param name="RequestingUnit">The unit's code.</param>
    /// <param name="ReportersKind">The kind of unit that reports; or else the codes in
    /// <paramref name="Reporters"/>.</param>
    public sealed record Body(
        string Code, string Name, string Template, PeriodKind PeriodKind, string RequestingUnit,
        string? ReportersKind = null, string[]? Reporters = null);

    public static void Map(IEndpointRouteBuilder regimes) =>
        regimes.MapPost("", Handle).IsCommand<Body>(nameof(DefineRegime), StatusCodes.Status201Created);

    private static Task Handle(HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        commands.Run(
        http,
        new Route<Body>(
            (body, call) => Define(body, call, streams, ct),
            (body, _) => Regime.StreamIdOf(body.Code),
            StatusCodes.Status201Created),
        ct);

    private static async Task<Outcome> Define(Body body, CommandCall call, Streams streams, CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        string[] codes = [body.RequestingUnit, .. body.Reporters ?? []];
        if (codes.FirstOrDefault(code => units.Named(code) is null) is { } unknown)
            return new Outcome.Refused(UnitRefusals.Unknown(unknown));
        var reporters = codes.Select(code => units.Named(code)!.UnitId).ToArray();
        var command = new DefineRegime(
            body.Code, body.Name, body.Template, body.PeriodKind, reporters[0], body.ReportersKind,
            reporters[1..].ToEquatableArray(), call.By);
        if (!call.Account.May(Role.Administer, command.RequestingUnit, units))
            return new Outcome.Forbidden();
        var template = await call.Catalogue.Template(body.Template, ct);
        return await streams.Regimes.Execute(
            Regime.StreamIdOf(body.Code), call.Context, state => DefineRegime.Decide(command, template, units, state),
            ct);
    }
}
