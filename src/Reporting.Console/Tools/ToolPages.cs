using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Console.Tools;

/// <summary>The pages for those who program against the server: the query editor at /graphql, when a browser asks, and
/// the description of the commands at /openapi. All that they load is served from here.</summary>
public static class ToolPages
{
    private const string EditorPath = "/graphiql";
    private const string ParserPath = "/openapi/ui";

    /// <summary>Before routing: a browser that opens /graphql gets the editor, everybody else the interface.</summary>
    public static void UseToolPages(this IApplicationBuilder app)
    {
        app.Use(next => http =>
        {
            if (IsBrowserAtGraphQL(http.Request))
                http.Request.Path = EditorPath;
            return next(http);
        });
        // Only scripts and styles: the package's own page is not ours.
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments(ParserPath, out var rest)
                && Path.GetExtension(rest.Value) is ".js" or ".css",
            branch => branch.UseSwaggerUI(options => options.RoutePrefix = ParserPath[1..]));
    }

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(EditorPath, Editor).AllowAnonymous().ExcludeFromDescription().WithMetadata(new ConsoleRoute());
        app.MapGet("/openapi", Description).AllowAnonymous().ExcludeFromDescription().WithMetadata(new ConsoleRoute());
    }

    private static bool IsBrowserAtGraphQL(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path == "/graphql" && request.Query.Count == 0
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static async Task Editor(HttpContext http)
    {
        if (await Visitor(http) is not { } visitor)
        {
            http.Response.Redirect("/sign-in?returnTo=/graphql");
            return;
        }
        await Send(http, visitor, "GraphiQL", "graphiql",
            [AssetFiles.Path("graphiql/graphiql.css"), AssetFiles.Path("tools.css")], [AssetFiles.Path("graphiql/graphiql.js")]);
    }

    // The description is public, as the document is; who is signed in can try commands out.
    private static async Task Description(HttpContext http) => await Send(
        http, await Visitor(http), "OpenAPI", "swagger-ui", [ParserPath + "/swagger-ui.css", AssetFiles.Path("tools.css")],
        [ParserPath + "/swagger-ui-bundle.js", AssetFiles.Path("openapi.js")]);

    private static Task<Visitor?> Visitor(HttpContext http) =>
        http.RequestServices.GetRequiredService<ConsoleOptions>().Identify(http);

    private static async Task Send(
        HttpContext http, Visitor? visitor, string title, string root, string[] styles, string[] scripts)
    {
        // Styles that a script adds carry the nonce; scripts are files of ours and nothing else.
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var words = new Words(http.Request.Cookies[Words.CookieName] == "en");
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; "
            + "frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        http.Response.ContentType = "text/html; charset=utf-8";
        var csrf = visitor is null ? ""
            : $"<meta name=\"csrf\" content=\"{HtmlEncoder.Default.Encode(visitor.CsrfToken)}\">";
        await http.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{words.Code}">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">{csrf}
            <title>{title}: {words["Hệ thống thông tin báo cáo", "Reporting"]}</title>
            <link rel="icon" href="{AssetFiles.Path("icon.svg")}">
            {string.Concat(styles.Select(style => $"<link rel=\"stylesheet\" href=\"{style}\">"))}
            </head>
            <body class="tool">
            <header><a href="/">{words["← Hệ thống báo cáo", "← Reporting"]}</a><h1>{title}</h1></header>
            <main id="{root}"></main>
            {string.Concat(scripts.Select(script => $"<script nonce=\"{nonce}\" src=\"{script}\"></script>"))}
            </body>
            </html>
            """, http.RequestAborted);
    }
}
