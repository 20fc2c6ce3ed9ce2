using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.OrgUnits;

/// <summary>POST /api/units, by whoever administers the parent; a root by whoever administers the whole register.
/// POST /api/units/bulk takes many, parents before their children, each with an answer of its own.</summary>
public static class RegisterUnitEndpoint
{
    /// <param name="Parent">The parent's code; none for a root.</param>
    /// <param name="EffectiveFrom">The first day; by default the business clock's day.</param>
    /// <param name="OtherParents">Parents in hierarchies beside the territory: the hierarchy's name, the parent's
    /// code.</param>
    public sealed record Body(
        string Code, string Name, string Kind, string? Parent = null, DateOnly? EffectiveFrom = null,
        Dictionary<string, string>? OtherParents = null, string? Reason = null, LegalBasis? LegalBasis = null);

    public static void Map(IEndpointRouteBuilder units)
    {
        units.MapPost("", Handle).IsCommand<Body>(nameof(RegisterUnit), StatusCodes.Status201Created);
        units.MapPost("/bulk", HandleBulk).IsBulkOf<Body>(nameof(RegisterUnit));
    }

    private static Task Handle(
        HttpContext http, Commands commands, UnitCommands units, BusinessDay day, CancellationToken ct) =>
            commands.Run(
            http,
            new Route<Body>(
                (body, call) => units.Execute(call, with => Decide(body, with, day), ct),
                (body, at) => Id(body, day, at),
                StatusCodes.Status201Created),
            ct);

    private static Task HandleBulk(
        HttpContext http, BulkCommands commands, UnitCommands units, BusinessDay day, CancellationToken ct) =>
            commands.Run(
            http,
            new BulkRoute<Body>(
                (_, _) => ValueTask.FromResult(new Target(UnitRegister.StreamId)),
                (body, _, call) => units.Execute(call, with => Decide(body, with, day), ct),
                (body, _, at) => Id(body, day, at),
                StatusCodes.Status201Created),
            ct);

    private static Guid Id(Body body, BusinessDay day, DateTimeOffset? at) =>
        UnitRegister.IdOf(body.Code, body.EffectiveFrom ?? day.Of(at)).Value;

    internal static Verdict<UnitEvent> Decide(Body body, UnitCall with, BusinessDay day)
    {
        var (command, refusal) = Command(body, with, with.Units, day);
        return command is null ? new Decision<UnitEvent>.Refused(refusal!)
            : with.May(command.Parent) ? RegisterUnit.Decide(command, with.Units)
            : new Verdict<UnitEvent>.Forbidden();
    }

    /// <summary>The command that a body means in a register.</summary>
    internal static (RegisterUnit?, Refusal?) Command(Body body, UnitCall with, UnitRegister units, BusinessDay day)
    {
        var from = body.EffectiveFrom ?? day.Of(null);
        var parents = new Dictionary<string, UnitId>();
        var named = (body.OtherParents ?? []).ToDictionary();
        if (body.Parent is not null)
            named[OrgUnit.Territory] = body.Parent;
        foreach (var (hierarchy, name) in named)
        {
            if (UnitCommands.Named(units, name, from) is not { } parent)
                return (null, UnitRefusals.Unknown(name));
            parents[hierarchy] = parent.UnitId;
        }
        UnitId? above = parents.Remove(OrgUnit.Territory, out var id) ? id : null;
        var others = parents.Select(other => new HierarchyParent(other.Key, other.Value));
        return (new RegisterUnit(
            body.Code, body.Name, body.Kind, above, from, with.By, others.ToEquatableArray(), body.Reason,
            body.LegalBasis), null);
    }
}
