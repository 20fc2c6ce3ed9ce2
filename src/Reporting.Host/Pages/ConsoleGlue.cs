using Microsoft.AspNetCore.Antiforgery;
using Reporting.Console;
using Reporting.Write;
using Reporting.Write.Accounts;

namespace Reporting.Host.Pages;

/// <summary>What the console is given by this host.</summary>
internal static class ConsoleGlue
{
    public static ConsoleOptions Options(IServiceProvider services)
    {
        var identification = services.GetRequiredService<Identification>();
        return new ConsoleOptions(
            services.GetRequiredService<InProcess>(), services.GetRequiredService<BusinessDay>().Clock,
            services.GetRequiredService<SignInOptions>().Oidc is not null,
            (response, token, expires) => BrowserCookie.Set(response, new StartedSession(token, expires)),
            http => Identify(http, identification));
    }

    private static async Task<Visitor?> Identify(HttpContext http, Identification identification)
    {
        if (BrowserCookie.Token(http.Request) is not { } token)
            return null;
        // A form proves itself by its own hidden word, which is bound to the account, so who it is has to be known before.
        var isOurs = BrowserCookie.IsOurs(http.Request, token)
            || (http.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true }
                && BrowserCookie.SameOrigin(http.Request));
        return isOurs && await identification.OfToken(token, http.RequestAborted) is Identification.Answer.Found found
            ? new Visitor(
                token, BrowserCookie.Word(token), found.Account.State.Registered!.UserName,
                found.Account.Session?.IsRestricted ?? false, http.Connection.RemoteIpAddress?.ToString())
            : null;
    }
}
