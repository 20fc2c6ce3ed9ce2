using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>GET /api/sessions/identity sends a browser to the identity provider; what comes back becomes a session in a
/// cookie.</summary>
public static class OidcRoutes
{
    public const string CallbackPath = "/api/sessions/identity/callback";

    public static void Map(IEndpointRouteBuilder sessions, SignInOptions options)
    {
        if (options.Oidc is null)
            return;
        sessions.MapGet("/identity", Challenge).WithName("SignInWithIdentity").AllowAnonymous()
            .Produces(StatusCodes.Status302Found);
        sessions.MapGet("/identity/callback", Callback).WithName("IdentityCallback").AllowAnonymous()
            .Produces(StatusCodes.Status302Found).ProducesProblem(StatusCodes.Status401Unauthorized);
    }

    /// <summary>A session for whoever the identity token names, if an administrator bound that subject to an open
    /// account.</summary>
    internal static async Task Begin(TicketReceivedContext ticket)
    {
        var (http, services) = (ticket.HttpContext, ticket.HttpContext.RequestServices);
        var ct = http.RequestAborted;
        ticket.HandleResponse();
        var oidc = services.GetRequiredService<SignInOptions>().Oidc!;
        var account = ticket.Principal?.FindFirstValue("sub") is { } subject
            ? await services.GetRequiredService<IdentityTokens>().BoundTo(oidc, subject, ct) : null;
        var today = services.GetRequiredService<BusinessDay>().Of(at: null);
        if (account is not { } id
            || !(await services.GetRequiredService<Streams>().Accounts.Refresh(id.Value, ct)).State.IsOpen(today))
        {
            await Problem.Write(http, StatusCodes.Status401Unauthorized, SessionRefusals.IdentityRefused());
            return;
        }
        var session = await services.GetRequiredService<Sessions>().Start(
            id, "identity", isRestricted: false, Session.Lifetime, http.Connection.RemoteIpAddress?.ToString(),
            http.Request.Headers.UserAgent.ToString(), ct);
        BrowserCookie.Set(http.Response, session);
        http.Response.Redirect(Local(ticket.ReturnUri));
    }

    /// <summary>The provider said no, or the answer isn't one to a question of this browser.</summary>
    internal static async Task Refuse(RemoteFailureContext failure)
    {
        failure.HandleResponse();
        await Problem.Write(
            failure.HttpContext, StatusCodes.Status401Unauthorized, SessionRefusals.IdentityRefused());
    }

    private static async Task Challenge(HttpContext http, Oidc oidc, string? returnTo, CancellationToken ct)
    {
        await oidc.Reach(ct);
        await http.ChallengeAsync(
            OidcHandler.SchemeName, new AuthenticationProperties { RedirectUri = Local(returnTo) });
    }

    private static async Task Callback(HttpContext http, IAuthenticationHandlerProvider handlers)
    {
        var handler = (IAuthenticationRequestHandler?)await handlers.GetHandlerAsync(http, OidcHandler.SchemeName);
        await handler!.HandleRequestAsync();
    }

    // Nobody is sent from here to another site.
    private static string Local(string? path) =>
        path is { Length: > 0 } && path[0] == '/' && (path.Length == 1 || path[1] is not ('/' or '\\')) ? path : "/";
}
