using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;

namespace Reporting.Write.Http;

/// <summary>Who sends the request, and what the account may do now (not when the token was issued).</summary>
public sealed record CurrentAccount(AccountId Id, Account State)
{
    public static CurrentAccount Of(HttpContext http) => http.Features.Get<CurrentAccount>()!;

    /// <summary>Middleware after routing: every route needs a token of a known account, but those that allow
    /// anybody.</summary>
    public static async Task Require(HttpContext http, RequestDelegate next, Streams streams)
    {
        var open = http.GetEndpoint() is not RouteEndpoint endpoint
            || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        if (!open)
        {
            if (await Find(http, streams) is not { } account)
            {
                await Problem.Write(http, StatusCodes.Status401Unauthorized, RequestRefusals.NoAccount());
                return;
            }
            http.Features.Set(account);
        }
        await next(http);
    }

    private static async Task<CurrentAccount?> Find(HttpContext http, Streams streams)
    {
        var token = await http.AuthenticateAsync(BearerTokenDefaults.AuthenticationScheme);
        if (!Guid.TryParse(token.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            return null;
        var known = await streams.Accounts.Recent(id, http.RequestAborted);
        return known.Version == 0 ? null : new CurrentAccount(new AccountId(id), known.State);
    }
}
