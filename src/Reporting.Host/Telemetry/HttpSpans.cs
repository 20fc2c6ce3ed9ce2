using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Reporting.Host.Telemetry;

/// <summary>Middleware: the framework's span of a request gets the name and attributes of the semantic conventions for
/// HTTP servers (OpenTelemetry, HTTP spans, stable). The query and headers are left out: they hold what people ask.</summary>
internal static class HttpSpans
{
    public static async Task Use(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
            Describe(span, http);
    }

    private static void Describe(Activity span, HttpContext http)
    {
        var request = http.Request;
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? request.Method : $"{request.Method} {route}";
        span.SetTag("http.request.method", request.Method);
        span.SetTag("http.route", route);
        span.SetTag("url.path", request.Path.Value);
        span.SetTag("url.scheme", request.Scheme);
        span.SetTag("server.address", request.Host.Host);
        span.SetTag("server.port", request.Host.Port);
        span.SetTag("network.protocol.version", request.Protocol[(request.Protocol.IndexOf('/') + 1)..]);
        span.SetTag("http.response.status_code", http.Response.StatusCode);
        if (http.Response.StatusCode < StatusCodes.Status500InternalServerError)
            return;
        span.SetTag("error.type", $"{http.Response.StatusCode}");
        span.SetStatus(ActivityStatusCode.Error);
    }
}
