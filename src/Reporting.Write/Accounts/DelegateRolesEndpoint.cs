using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/accounts/{userName}/delegate, by the one who is acted for, or by whoever administers that
/// account.</summary>
public static class DelegateRolesEndpoint
{
    /// <param name="For">The account that is acted for.</param>
    /// <param name="From">The first day.</param>
    /// <param name="Until">The last day.</param>
    public sealed record Body(
        string For, GrantWish[] Grants, DateOnly From, DateOnly Until, string Reason, string? DocumentNumber = null);

    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{userName}/delegate", Handle).IsCommand<Body>(nameof(DelegateRoles));

    private static Task Handle(
        string userName, HttpContext http, Commands commands, Streams streams, AccountCommands accounts,
        BusinessDay day, CancellationToken ct)
    {
        var id = Account.IdOf(userName);
        return commands.Run(
            http,
            new Route<Body>(
                (body, call) => Execute(id, body, call, streams, accounts.DocumentRequired, day.Of(at: null), ct),
                (_, _) => id.Value),
            ct);
    }

    private static async Task<Outcome> Execute(
        AccountId id, Body body, CommandCall call, Streams streams, bool documentRequired, DateOnly today,
        CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        var (principal, acted) = (Account.IdOf(body.For), Account.Initial);
        if (UserNames.IsWellFormed(body.For))
            acted = (await streams.Accounts.Refresh(principal.Value, ct)).State;
        if (call.By != principal && !call.Account.Administers(acted, units))
            return new Outcome.Forbidden();
        if (Grants(body.Grants, units, out var grants) is { } unknown)
            return new Outcome.Refused(unknown);
        var command = new DelegateRoles(
            id, principal, grants, body.From, body.Until, body.Reason, new Mandate(body.DocumentNumber), call.By);
        return await streams.Accounts.Execute(
            id.Value, call.Context,
            state => state.Registered is null
                ? new Verdict<AccountEvent>.Unknown(AccountRefusals.Unknown())
                : DelegateRoles.Decide(command, acted, today, documentRequired, state),
            ct);
    }

    private static Refusal? Grants(GrantWish[] wishes, UnitRegister units, out EquatableArray<Grant> grants)
    {
        grants = [];
        var all = new List<Grant>();
        foreach (var wish in wishes)
        {
            if (GrantWish.UnitOf(wish.Unit, units, out var unit) is { } unknown)
                return unknown;
            all.Add(new Grant(wish.Role, unit!.Value));
        }
        grants = all.ToEquatableArray();
        return null;
    }
}
