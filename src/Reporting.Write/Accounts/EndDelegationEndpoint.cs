using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Accounts;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/accounts/{userName}/end-delegation, by either of the two, or by whoever administers the account
/// that acts.</summary>
public static class EndDelegationEndpoint
{
    /// <param name="For">The account that is acted for no more.</param>
    public sealed record Body(string For, string Reason);

    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{userName}/end-delegation", Handle).IsCommand<Body>(nameof(EndDelegation));

    private static Task Handle(
        string userName, HttpContext http, Commands commands, Streams streams, CancellationToken ct)
    {
        var id = Account.IdOf(userName);
        return commands.Run(
            http,
            new Route<Body>(
                async (body, call) =>
                {
                    var (units, principal) = (await call.Catalogue.Units(ct), Account.IdOf(body.For));
                    var command = new EndDelegation(id, principal, body.Reason, call.By);
                    return await streams.Accounts.Execute(
                        id.Value, call.Context,
                        state => state.Registered is null
                            ? new Verdict<AccountEvent>.Unknown(AccountRefusals.Unknown())
                            : call.By == id || call.By == principal || call.Account.Administers(state, units)
                            ? EndDelegation.Decide(command, state)
                            : new Verdict<AccountEvent>.Forbidden(),
                        ct);
                },
                (_, _) => id.Value),
            ct);
    }
}
