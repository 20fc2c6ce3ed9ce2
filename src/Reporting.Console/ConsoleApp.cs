using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Reporting.Console.Tools;
using Reporting.Console.Wire;

namespace Reporting.Console;

/// <summary>The console, for the host: what it needs, what goes around its pages, and its routes.</summary>
public static class ConsoleApp
{
    /// <summary>Nothing runs that is not a file of ours; style attributes are what the component library needs.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    /// <summary>Needs data protection, whose keys the hosts behind one balancer share.</summary>
    public static void AddConsole(this IServiceCollection services, Func<IServiceProvider, ConsoleOptions> options)
    {
        services.AddSingleton(options);
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(10));
        services.AddCascadingAuthenticationState();
        services.AddScoped<Visit>();
        services.AddScoped(provider => new Api(
            new HttpClient(provider.GetRequiredService<ConsoleOptions>().Pipeline, disposeHandler: false)
            {
                BaseAddress = new Uri("http://console"),
            },
            provider.GetRequiredService<Visit>()));
        services.AddRadzenComponents();
        services.AddAntiforgery(forms =>
        {
            forms.Cookie = new SecureCookie
            {
                Name = "__Host-reporting-form", Path = "/", HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true,
            };
            forms.SuppressXFrameOptionsHeader = true;
        });
    }

    /// <summary>After routing: headers of every page, and who looks at it.</summary>
    public static void UseConsole(this IApplicationBuilder app)
    {
        app.Use(next => http => Surround(http, next));
        app.UseAntiforgery();
    }

    public static void MapConsole(this IEndpointRouteBuilder app)
    {
        AssetFiles.Map(app);
        LanguageRoute.Map(app);
        ToolPages.Map(app);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode =>
            {
                // The page's own policy says it all; the framework would add a second one.
                mode.ContentSecurityFrameAncestorsPolicy = null;
            })
            .AllowAnonymous().WithMetadata(new ConsoleRoute());
    }

    /// <summary>Secure also where a balancer ends TLS, or on this machine alone, where the framework would see no
    /// TLS.</summary>
    private sealed class SecureCookie : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var options = base.Build(context, expiresFrom);
            options.Secure = true;
            return options;
        }
    }

    // What a page of ours downloads, or asks for by a script, is in the page's language, not in the browser's.
    private static void Speak(HttpRequest request)
    {
        if (request.Cookies.TryGetValue(Words.CookieName, out var chosen))
            request.Headers.AcceptLanguage = chosen == "en" ? "en" : "vi";
    }

    private static async Task Surround(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<ConsoleRoute>() is not { } route)
        {
            Speak(http.Request);
            await next(http);
            return;
        }
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (!route.IsAsset)
        {
            headers.ContentSecurityPolicy = Policy;
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers.CacheControl = "no-cache, no-store";
            headers.Pragma = "no-cache";
            var visitor = await http.RequestServices.GetRequiredService<ConsoleOptions>().Identify(http);
            if (visitor is not null)
            {
                http.User = Visit.PrincipalOf(visitor);
                // What the visitor downloads from here on is in the language of the pages.
                if (!http.Request.Cookies.ContainsKey(Words.CookieName) && !http.Response.HasStarted)
                    LanguageRoute.Keep(http.Response, new Words(IsEnglish: false));
            }
            if (DoorBefore(http, visitor) is { } door)
            {
                http.Response.Redirect(door);
                return;
            }
        }
        await next(http);
    }

    // A live page shows itself before its circuit knows the session: who may not see it is sent on before that.
    private static string? DoorBefore(HttpContext http, Visitor? visitor)
    {
        if (http.GetEndpoint()!.Metadata.GetMetadata<ComponentTypeMetadata>() is null || !http.AcceptsInteractiveRouting())
            return null;
        return visitor switch
        {
            null => "/sign-in?returnTo=" + Uri.EscapeDataString(http.Request.Path.ToUriComponent() + http.Request.QueryString),
            { MustChangePassword: true } => "/change-password",
            _ => null,
        };
    }
}
