using Microsoft.AspNetCore.Http;

namespace Reporting.Write.Http;

/// <summary>The id that ties everything together that one request caused; the client may bring its own.</summary>
public static class Correlation
{
    public const string Header = "X-Correlation-Id";

    private const int LengthMax = 100;

    public static string Of(HttpContext http) => (string)http.Items[Header]!;

    /// <summary>Middleware: settles the id before anything else happens, and sends it back.</summary>
    public static Task Use(HttpContext http, RequestDelegate next)
    {
        var given = http.Request.Headers[Header].ToString();
        var id = given.Length is > 0 and <= LengthMax && given.All(c => c is > ' ' and <= '~') ? given
            : Guid.CreateVersion7().ToString();
        http.Items[Header] = id;
        http.Response.Headers[Header] = id;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return next(http);
    }
}
