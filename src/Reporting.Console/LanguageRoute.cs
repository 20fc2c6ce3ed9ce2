using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Reporting.Console;

/// <summary>GET /language/{code}: the browser keeps the language, and goes back to where it was.</summary>
internal static class LanguageRoute
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/language/{code}", (HttpContext http, string code, string? returnTo) =>
        {
            Keep(http.Response, new Words(code == "en"));
            http.Response.Redirect(LocalPath.Of(returnTo));
        }).AllowAnonymous().ExcludeFromDescription().WithMetadata(new ConsoleRoute());

    public static void Keep(HttpResponse response, Words words) => response.Cookies.Append(Words.CookieName, words.Code, new CookieOptions
    {
        Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365),
    });
}

/// <summary>Nobody is sent from here to another site.</summary>
public static class LocalPath
{
    public static string Of(string? path) =>
        path is { Length: > 0 } && path[0] == '/' && (path.Length == 1 || path[1] is not ('/' or '\\'))
            && !path.Any(char.IsControl) ? path : "/";
}
