using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Accounts;
using Reporting.Domain.Profiles;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/accounts/{userName}/grants, by whoever administers every unit that a role is granted
/// for.</summary>
public static class GrantRolesEndpoint
{
    public sealed record Body(GrantWish[] Grants, string? DocumentNumber = null, Guid? Request = null);

    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{userName}/grants", Handle).IsCommand<Body>(nameof(GrantRoles));

    private static Task Handle(
        string userName, HttpContext http, Commands commands, Streams streams, Profile profile, CancellationToken ct)
    {
        var account = Account.IdOf(userName);
        return commands.Run(
            http,
            new Route<Body>(
                (body, call) => Grant(userName, body, call, streams, profile, ct), (_, _) => account.Value),
            ct);
    }

    private static async Task<Outcome> Grant(
        string userName, Body body, CommandCall call, Streams streams, Profile profile, CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        if (GrantWish.Resolve(body.Grants, call.Account, units, out var grants) is { } refused)
            return refused;
        var request = body.Request is { } named
            ? await call.Catalogue.AccountRequest(named, ct) : AccountRequest.Initial;
        if (body.Request is not null && request.Opposes(AccountAct.Change, userName) is { } opposed)
            return new Outcome.Refused(opposed);
        var number = body.DocumentNumber ?? request.Requested?.DocumentNumber;
        var command = new GrantRoles(Account.IdOf(userName), grants, call.By)
        {
            Mandate = number is null && body.Request is null ? null : new Mandate(number, body.Request),
        };
        return await streams.Accounts.Execute(
            command.AccountId.Value, call.Context,
            state => state.Registered is null
                ? new Verdict<AccountEvent>.Unknown(AccountRefusals.Unknown())
                : GrantRoles.Decide(command, profile.Accounts.DocumentRequired, state),
            ct);
    }
}
