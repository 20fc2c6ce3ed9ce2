using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.OrgUnits;

/// <summary>POST /api/units, by whoever administers the parent; a root by whoever administers the whole register.
/// POST /api/units/bulk takes many, parents before their children.</summary>
public static class RegisterUnitEndpoint
{
    /// <param name="Parent">The parent's code; none for a root.</param>
    /// <param name="EffectiveFrom">The first day; by default the business clock's day.</param>
    public sealed record Body(
        string Code, string Name, string Kind, string? Parent = null, DateOnly? EffectiveFrom = null);

    public static void Map(IEndpointRouteBuilder units)
    {
        units.MapPost("", Handle).IsCommand<Body>(nameof(RegisterUnit), StatusCodes.Status201Created);
        units.MapPost("/bulk", HandleBulk).IsBulkOf<Body>(nameof(RegisterUnit));
    }

    private static Task Handle(
        HttpContext http, Commands commands, Streams streams, BusinessDay day, CancellationToken ct) => commands.Run(
            http,
            new Route<Body>(
                (body, call) => Register(body, call, streams, day, ct),
                (body, at) => Id(body, day, at),
                StatusCodes.Status201Created),
            ct);

    private static Task HandleBulk(
        HttpContext http, BulkCommands commands, Streams streams, BusinessDay day, CancellationToken ct) =>
            commands.Run(
            http,
            new BulkRoute<Body>(
                (_, _) => ValueTask.FromResult(new Target(UnitRegister.StreamId)),
                (body, _, call) => Register(body, call, streams, day, ct),
                (body, _, at) => Id(body, day, at),
                StatusCodes.Status201Created),
            ct);

    private static Guid Id(Body body, BusinessDay day, DateTimeOffset? at) =>
        UnitRegister.IdOf(body.Code, body.EffectiveFrom ?? day.Of(at)).Value;

    private static Task<Outcome> Register(
        Body body, CommandCall call, Streams streams, BusinessDay day, CancellationToken ct) =>
        streams.Units.Execute(UnitRegister.StreamId, call.Context, units => Decide(body, call, units, day), ct);

    private static Verdict<UnitEvent> Decide(Body body, CommandCall call, UnitRegister units, BusinessDay day)
    {
        var parent = body.Parent is null ? null : units.Find(body.Parent);
        if (body.Parent is not null && parent is null)
            return new Decision<UnitEvent>.Refused(UnitRefusals.Unknown(body.Parent));
        if (!call.Account.May(Role.Administer, parent?.UnitId ?? Grant.WholeRegister, units))
            return new Verdict<UnitEvent>.Forbidden();
        return RegisterUnit.Decide(
            new RegisterUnit(
                body.Code, body.Name, body.Kind, parent?.UnitId, body.EffectiveFrom ?? day.Of(null), call.By),
            units);
    }
}
