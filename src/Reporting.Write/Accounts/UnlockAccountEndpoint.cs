using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Accounts;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/accounts/{userName}/unlock, by whoever administers the account.</summary>
public static class UnlockAccountEndpoint
{
    public sealed record Body(string Reason, string? DocumentNumber = null, Guid? Request = null);

    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{userName}/unlock", Handle).IsCommand<Body>(nameof(UnlockAccount));

    private static Task Handle(string userName, HttpContext http, AccountCommands accounts, CancellationToken ct) =>
        accounts.Run(
            http, userName,
            new AccountVerb<Body>(
                (asked, state) => UnlockAccount.Decide(
                    new UnlockAccount(asked.Id, asked.Body.Reason, asked.Mandate, asked.By), accounts.DocumentRequired,
                    state),
                body => new Mandate(body.DocumentNumber, body.Request)) { Act = AccountAct.Unlock },
            ct);
}
