using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Accounts;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/accounts/{userName}/revoke, by whoever administers the account. Its sessions end at
/// once.</summary>
public static class RevokeAccountEndpoint
{
    public sealed record Body(string Reason, string? DocumentNumber = null, Guid? Request = null);

    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{userName}/revoke", Handle).IsCommand<Body>(nameof(RevokeAccount));

    private static Task Handle(string userName, HttpContext http, AccountCommands accounts, CancellationToken ct) =>
        accounts.Run(
            http, userName,
            new AccountVerb<Body>(
                (asked, state) => RevokeAccount.Decide(
                    new RevokeAccount(asked.Id, asked.Body.Reason, asked.Mandate, asked.By), accounts.DocumentRequired,
                    state),
                body => new Mandate(body.DocumentNumber, body.Request))
            {
                Act = AccountAct.Revoke,
                Afterwards = (asked, _) => accounts.EndSessions(asked.Id, "revoke"),
            },
            ct);
}
