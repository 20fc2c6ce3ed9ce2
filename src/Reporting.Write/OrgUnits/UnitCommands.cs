using Microsoft.AspNetCore.Http;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.OrgUnits;

/// <summary>Every act on a unit carries these.</summary>
public interface IUnitAct
{
    public DateOnly EffectiveFrom { get; }

    public string Reason { get; }

    public LegalBasis? LegalBasis { get; }
}

/// <summary>What a decision on units is decided with.</summary>
/// <param name="Units">The register, for questions of today.</param>
public sealed record UnitCall(Account Account, AccountId By, UnitRegister Units)
{
    /// <summary>Whether the account administers anything at all.</summary>
    public bool Administers => Account.Grants.Any(grant => grant.Role == Role.Administer);

    /// <summary>Whether the account administers these units; the top, when there is none.</summary>
    public bool May(params IEnumerable<UnitId?> units) =>
        units.All(unit => Account.May(Role.Administer, unit ?? Grant.WholeRegister, Units));
}

/// <summary>Executes acts on units that their address names.</summary>
public sealed class UnitCommands(Commands commands, Streams streams, BusinessDay day)
{
    /// <param name="http">The request.</param>
    /// <param name="name">What the address calls the unit: its code on that day, <c>code@day</c> or its id.</param>
    /// <param name="decide">The rule, and who may.</param>
    /// <param name="ct">Ends with the request.</param>
    public async Task Run<TBody>(
        HttpContext http, string name, Func<TBody, OrgUnit, UnitCall, Verdict<UnitEvent>> decide, CancellationToken ct)
        where TBody : IUnitAct
    {
        var known = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State;
        await commands.Run(
            http,
            new Route<TBody>(
                (body, call) => Execute(call, with => Named(with.Units, name, body.EffectiveFrom) is { } unit
                    ? decide(body, unit, with)
                    : new Verdict<UnitEvent>.Unknown(UnitRefusals.Unknown(name)), ct),
                (body, _) => Named(Today(known), name, body.EffectiveFrom)?.UnitId.Value ?? default),
            ct);
    }

    public Task<Outcome> Execute(CommandCall call, Func<UnitCall, Verdict<UnitEvent>> decide, CancellationToken ct) =>
        streams.Units.Execute(
            UnitRegister.StreamId, call.Context, units => decide(new UnitCall(call.Account, call.By, Today(units))), ct);

    /// <summary>The register for questions of today.</summary>
    public UnitRegister Today(UnitRegister units) => units.At(day.Of(null));

    /// <summary>The unit that is called so on a day, or was on the day before.</summary>
    public static OrgUnit? Named(UnitRegister units, string name, DateOnly on) =>
        units.Find(name, on) ?? units.Named(name, on > DateOnly.MinValue ? on.AddDays(-1) : on);
}

internal static class UnitActs
{
    public static UnitGrounds Grounds(this IUnitAct act) => new(act.EffectiveFrom, act.Reason, act.LegalBasis);

    public static Decision<UnitEvent>.Refused Unknown(string unit) => new(UnitRefusals.Unknown(unit));
}
