using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Reporting.Write.Http;

/// <summary>The id that ties everything together that one request caused: answer, log lines and stored events. The
/// client may bring its own; otherwise it is the request's trace id (W3C Trace Context), so that what was traced is found
/// from an event.</summary>
public static class Correlation
{
    public const string Header = "X-Correlation-Id";

    private const int LengthMax = 100;

    public static string Of(HttpContext http) => Find(http)!;

    /// <summary>Null before the middleware ran.</summary>
    public static string? Find(HttpContext http) => http.Items[Header] as string;

    /// <summary>Middleware: settles the id before anything else happens, and sends it back.</summary>
    public static Task Use(HttpContext http, RequestDelegate next)
    {
        var given = http.Request.Headers[Header].ToString();
        var id = given.Length is > 0 and <= LengthMax && given.All(c => c is > ' ' and <= '~') ? given
            : Activity.Current?.TraceId.ToHexString() ?? Guid.CreateVersion7().ToString();
        http.Items[Header] = id;
        http.Response.Headers[Header] = id;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return next(http);
    }
}
