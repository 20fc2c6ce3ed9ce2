using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Profiles;
using Reporting.Domain.Regimes;
using Reporting.Write.Http;

namespace Reporting.Write.Regimes;

/// <summary>POST /api/regimes, by whoever administers the requesting unit.</summary>
public static class DefineRegimeEndpoint
{
    /// <param name="RequestingUnit">The unit's code.</param>
    /// <param name="ReportersKind">The kind of unit that reports; or else the codes in
    /// <paramref name="Reporters"/>.</param>
    /// <param name="Type">Periodic, unless it says otherwise.</param>
    /// <param name="Automatic">Whether its periods open by themselves.</param>
    /// <param name="Deadline">Its own rule; by default the deployment's.</param>
    /// <param name="Steps">What its reports go through beside the profile's steps.</param>
    /// <param name="Chain">That its reports go up a chain, each unit's own made from those below it; by default all go
    /// to the requesting unit.</param>
    /// <param name="LeadUnit">The code of the unit that gives the reports beside the requesting unit.</param>
    public sealed record Body(
        string Code, string Name, string Template, PeriodKind PeriodKind, string RequestingUnit,
        string? ReportersKind = null, string[]? Reporters = null, RegimeType? Type = null, bool Automatic = false,
        DeadlineRule? Deadline = null, string? LeadUnit = null, DateOnly? ValidFrom = null, DateOnly? ValidTo = null,
        RegimeSteps? Steps = null, RegimeChain? Chain = null);

    public static void Map(IEndpointRouteBuilder regimes) =>
        regimes.MapPost("", Handle).IsCommand<Body>(nameof(DefineRegime), StatusCodes.Status201Created);

    private static Task Handle(
        HttpContext http, Commands commands, Streams streams, Profile profile, CancellationToken ct) =>
        commands.Run(
        http,
        new Route<Body>(
            (body, call) => Define(body, call, streams, profile, ct),
            (body, _) => Regime.StreamIdOf(body.Code),
            StatusCodes.Status201Created),
        ct);

    private static async Task<Outcome> Define(
        Body body, CommandCall call, Streams streams, Profile profile, CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        if (body.Automatic && !profile.Reports.AssignAutomatically)
            return new Outcome.Refused(RegimeRefusals.NotAutomaticHere());
        if (body.Automatic && body.Deadline is null && profile.Calendar.Deadlines.All(d => d.Kind != body.PeriodKind))
            return new Outcome.Refused(RegimeRefusals.NoDeadline());
        string[] codes = [body.RequestingUnit, body.LeadUnit ?? body.RequestingUnit, .. body.Reporters ?? []];
        if (codes.FirstOrDefault(code => units.Named(code) is null) is { } unknown)
            return new Outcome.Refused(UnitRefusals.Unknown(unknown));
        var reporters = codes.Select(code => units.Named(code)!.UnitId).ToArray();
        var command = new DefineRegime(
            body.Code, body.Name, body.Template, body.PeriodKind, reporters[0], body.ReportersKind,
            reporters[2..].ToEquatableArray(), call.By)
        {
            Type = body.Type, IsAutomatic = body.Automatic, Deadline = body.Deadline,
            LeadUnit = body.LeadUnit is null ? null : reporters[1], ValidFrom = body.ValidFrom, ValidTo = body.ValidTo,
            Steps = body.Steps, Chain = body.Chain,
        };
        if (!call.Account.May(Role.Administer, command.RequestingUnit, units))
            return new Outcome.Forbidden();
        var template = await call.Catalogue.Template(body.Template, ct);
        return await streams.Regimes.Execute(
            Regime.StreamIdOf(body.Code), call.Context, state => DefineRegime.Decide(command, template, units, state),
            ct);
    }
}
