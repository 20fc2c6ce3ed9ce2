using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Accounts;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/accounts/{userName}/reissue-password, by a system administrator, on a request that somebody else
/// registered. The answer has the first password; all sessions end.</summary>
public static class ReissuePasswordEndpoint
{
    public sealed record Body(Guid Request);

    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{userName}/reissue-password", Handle).IsCommand<Body>(nameof(ReissuePassword));

    private static Task Handle(
        string userName, HttpContext http, AccountCommands accounts, FirstPasswords firsts, SignInThrottle throttle,
        CancellationToken ct) =>
        accounts.Run(
            http, userName,
            new AccountVerb<Body>(
                (asked, state) => ReissuePassword.Decide(
                    new ReissuePassword(asked.Id, asked.Body.Request, asked.By), asked.Request, state),
                body => new Mandate(Request: body.Request))
            {
                IsForOperator = true,
                Afterwards = async (asked, state) =>
                {
                    // Sent again after the holder chose a password of their own, it has nothing to do any more.
                    var isNew = state.LastReissue != asked.Body.Request;
                    if (isNew)
                        await accounts.EndSessions(asked.Id, "reissue-password");
                    await throttle.Release(userName, ct);
                    await firsts.Give(http, asked.Id, state, asked.Units, anew: isNew, ct);
                },
            },
            ct);
}
