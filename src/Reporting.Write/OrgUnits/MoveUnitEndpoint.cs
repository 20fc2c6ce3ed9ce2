using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.OrgUnits;

/// <summary>POST /api/units/{code}/move, by whoever administers the unit and its new parent.</summary>
public static class MoveUnitEndpoint
{
    /// <param name="Parent">The new parent's code.</param>
    public sealed record Body(string Parent, DateOnly EffectiveFrom, string Reason);

    public static void Map(IEndpointRouteBuilder units) =>
        units.MapPost("/{code}/move", Handle).IsCommand<Body>(nameof(MoveUnit));

    private static async Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, CancellationToken ct)
    {
        var known = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State.Find(code)?.UnitId.Value ?? default;
        await commands.Run(
            http,
            new Route<Body>(
                (body, call) => streams.Units.Execute(
                    UnitRegister.StreamId, call.Context, units => Decide(code, body, call, units), ct),
                (_, _) => known),
            ct);
    }

    private static Verdict<UnitEvent> Decide(string code, Body body, CommandCall call, UnitRegister units)
    {
        if (units.Find(code) is not { } unit)
            return new Verdict<UnitEvent>.Unknown(UnitRefusals.Unknown(code));
        if (units.Find(body.Parent) is not { } parent)
            return new Decision<UnitEvent>.Refused(UnitRefusals.Unknown(body.Parent));
        return call.Account.May(Role.Administer, unit.UnitId, units)
            && call.Account.May(Role.Administer, parent.UnitId, units)
            ? MoveUnit.Decide(new MoveUnit(unit.UnitId, parent.UnitId, body.EffectiveFrom, body.Reason, call.By), units)
            : new Verdict<UnitEvent>.Forbidden();
    }
}
