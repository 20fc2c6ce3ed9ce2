using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Write.Accounts;

namespace Reporting.Write.Http;

/// <summary>Who sends the request, and what the account may do now (not when the token was issued): its own roles and
/// those of whom it acts for.</summary>
/// <param name="Session">The session it is sent in; null for a token of the identity provider.</param>
/// <param name="Token">What the session is known by.</param>
public sealed record CurrentAccount(AccountId Id, Account State, Session? Session = null, string? Token = null)
{
    public static CurrentAccount Of(HttpContext http) => http.Features.Get<CurrentAccount>()!;

    /// <summary>Middleware after routing: every route needs an open account, but those that allow anybody; a session
    /// that may only change its password gets no further than that.</summary>
    public static async Task Require(HttpContext http, RequestDelegate next, Identification identification)
    {
        var open = http.GetEndpoint() is not RouteEndpoint endpoint
            || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        if (!open)
        {
            switch (await identification.Identify(http))
            {
                case Identification.Answer.Found found
                    when found.Account.Session is { IsRestricted: true }
                        && http.GetEndpoint()!.Metadata.GetMetadata<OpenToRestricted>() is null:
                    await Problem.Write(http, StatusCodes.Status403Forbidden, SessionRefusals.PasswordMustChange());
                    return;
                case Identification.Answer.Found found:
                    http.Features.Set(found.Account);
                    break;
                case Identification.Answer.Forged:
                    await Problem.Write(http, StatusCodes.Status403Forbidden, SessionRefusals.Forged());
                    return;
                default:
                    await Problem.Write(http, StatusCodes.Status401Unauthorized, RequestRefusals.NoAccount());
                    return;
            }
        }
        await next(http);
    }
}

/// <summary>Marks a route that a session may use although its password has to be changed first.</summary>
public sealed record OpenToRestricted;
