using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Accounts;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/accounts/{userName}/release-password, by whoever administers the account: its failed sign-ins are
/// forgotten.</summary>
public static class ReleasePasswordEndpoint
{
    public sealed record Body(string Reason);

    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{userName}/release-password", Handle).IsCommand<Body>(nameof(ReleasePassword));

    private static async Task Handle(
        string userName, HttpContext http, AccountCommands accounts, SignInThrottle throttle, CancellationToken ct)
    {
        var (count, lastAt) = await throttle.Failures(userName, ct);
        await accounts.Run(
            http, userName,
            new AccountVerb<Body>((asked, state) => ReleasePassword.Decide(
                new ReleasePassword(asked.Id, count, lastAt, asked.Body.Reason, asked.By), state))
            {
                Afterwards = (_, _) => throttle.Release(userName, ct),
            },
            ct);
    }
}
