using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Reporting.Write.Accounts;

/// <summary>The session of a browser: a cookie that only this origin gets and no script reads, and against forged
/// requests a word in a header that only a page of this origin can know (ASVS 3.3.1, 3.5.1).</summary>
public static class BrowserCookie
{
    public const string Name = "__Host-reporting";

    public const string Header = "X-Csrf-Token";

    public static string? Token(HttpRequest request) => request.Cookies[Name];

    public static void Set(HttpResponse response, StartedSession session) =>
        response.Cookies.Append(Name, session.Token, Options(session.ExpiresAt));

    public static void Remove(HttpResponse response) =>
        response.Cookies.Append(Name, "", Options(DateTimeOffset.UnixEpoch));

    /// <summary>The word that goes with a token.</summary>
    public static string Word(string token) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes("csrf\0" + token)));

    /// <summary>Whether a request with the cookie comes from a page of ours. Reading needs no proof: no other origin
    /// sees the answer.</summary>
    public static bool IsOurs(HttpRequest request, string token) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            ? request.Headers.Upgrade.Count == 0 || SameOrigin(request)
            : SameOrigin(request) && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(request.Headers[Header].ToString()), Encoding.UTF8.GetBytes(Word(token)));

    /// <summary>Whether nothing says that another site's page sent it. Browsers send at least one of the two headers with
    /// everything but plain navigation; a page can forge neither.</summary>
    public static bool SameOrigin(HttpRequest request)
    {
        var (site, origin) = (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString());
        return site is "" or "same-origin" or "none"
            && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}");
    }

    private static CookieOptions Options(DateTimeOffset expires) => new()
    {
        // Lax: after the identity provider sent the browser back, the first page must see it.
        Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Expires = expires,
    };
}
