using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.OrgUnits;

/// <summary>POST /api/units/registrations, by whoever administers the parents: a list of units in one command, all of
/// it or nothing. Answers the register's id.</summary>
public static class RegisterUnitsEndpoint
{
    public const int UnitsMax = 5_000;

    /// <param name="Units">Parents before their children.</param>
    public sealed record Body(RegisterUnitEndpoint.Body[] Units);

    public static void Map(IEndpointRouteBuilder units) => units.MapPost("/registrations", Handle)
        .IsCommand<Body>(nameof(RegisterUnits), StatusCodes.Status201Created);

    private static Task Handle(
        HttpContext http, Commands commands, UnitCommands units, BusinessDay day, CancellationToken ct) =>
        commands.Run(
            http,
            new Route<Body>(
                (body, call) => body.Units.Length > UnitsMax
                    ? throw new RequestException(
                        StatusCodes.Status422UnprocessableEntity, RequestRefusals.BulkTooLarge(UnitsMax))
                    : units.Execute(call, with => Decide(body, with, day), ct),
                (_, _) => UnitRegister.StreamId,
                StatusCodes.Status201Created),
            ct);

    private static Verdict<UnitEvent> Decide(Body body, UnitCall with, BusinessDay day)
    {
        var forbidden = false;
        var decision = RegisterUnits.Decide(body.Units.Length, Command, with.Units);
        return forbidden ? new Verdict<UnitEvent>.Forbidden() : decision;

        (RegisterUnit?, Domain.Refusal?) Command(int i, UnitRegister units)
        {
            var (command, refusal) = RegisterUnitEndpoint.Command(body.Units[i], with, units, day);
            forbidden |= command is not null && !(with with { Units = units }).May(command.Parent);
            return (command, refusal);
        }
    }
}
