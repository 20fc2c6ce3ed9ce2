using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Accounts;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/accounts/{userName}/grants, by whoever administers every unit that a role is granted
/// for.</summary>
public static class GrantRolesEndpoint
{
    public sealed record Body(GrantWish[] Grants);

    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{userName}/grants", Handle).IsCommand<Body>(nameof(GrantRoles));

    private static Task Handle(
        string userName, HttpContext http, Commands commands, Streams streams, CancellationToken ct)
    {
        var account = Account.IdOf(userName);
        return commands.Run(
            http,
            new Route<Body>(
                async (body, call) => GrantWish.Resolve(
                    body.Grants, call.Account, await call.Catalogue.Units(ct), out var grants) is { } refused
                    ? refused
                    : await streams.Accounts.Execute(
                        account.Value, call.Context,
                        state => state.Registered is null
                            ? new Verdict<AccountEvent>.Unknown(AccountRefusals.Unknown())
                            : GrantRoles.Decide(new GrantRoles(account, grants, call.By), state),
                        ct),
                (_, _) => account.Value),
            ct);
    }
}
