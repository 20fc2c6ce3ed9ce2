using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Accounts;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>/api/sessions: a password becomes a token; the own sessions are listed and ended.</summary>
public static class SessionRoutes
{
    public sealed record Body(string UserName, string Password);

    /// <param name="MustChangePassword">Whether the session may only change the password.</param>
    /// <param name="PasswordExpiresAt">When the password gets too old; null when it never does.</param>
    /// <param name="PasswordExpiresSoon">Whether that is near enough to warn.</param>
    public sealed record SignedIn(
        string Token, DateTimeOffset ExpiresAt, bool MustChangePassword, DateTimeOffset? PasswordExpiresAt,
        bool PasswordExpiresSoon);

    /// <param name="IsCurrent">Whether it is the one that asks.</param>
    public sealed record Listed(
        Guid Id, string Way, DateTimeOffset StartedAt, DateTimeOffset SeenAt, DateTimeOffset ExpiresAt, string? Source,
        string? Agent, bool IsCurrent);

    /// <param name="Unit">The unit's id; null for the whole register.</param>
    public sealed record Granted(Role Role, Guid? Unit);

    /// <param name="Grants">What the account may do today, those of whom it acts for included.</param>
    /// <param name="CsrfToken">What a browser sends in the header X-Csrf-Token with everything that changes
    /// something; null without a session.</param>
    public sealed record Current(
        Guid Account, string UserName, string DisplayName, bool MustChangePassword, IReadOnlyList<Guid> ActsFor,
        IReadOnlyList<Granted> Grants, string? CsrfToken);

    public static void Map(IEndpointRouteBuilder sessions)
    {
        sessions.MapPost("", SignIn).WithName("SignIn").AllowAnonymous()
            .Accepts<Body>("application/json").Produces<SignedIn>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        sessions.MapGet("", List).WithName("ListSessions").Produces<Listed[]>();
        sessions.MapGet("/current", Show).WithName("CurrentSession").Produces<Current>()
            .WithMetadata(new OpenToRestricted());
        sessions.MapPost("/sign-out", SignOut).WithName("SignOut").Produces(StatusCodes.Status204NoContent)
            .WithMetadata(new OpenToRestricted());
        sessions.MapPost("/sign-out-everywhere", SignOutEverywhere).WithName("SignOutEverywhere")
            .Produces(StatusCodes.Status204NoContent).WithMetadata(new OpenToRestricted());
        sessions.MapPost("/{id:guid}/end", End).WithName("EndSession").Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task SignIn(HttpContext http, SignIn signIn, CancellationToken ct)
    {
        var body = WireJson.Read<Body>(await RequestBody.Read(http.Request, ct), WireJson.Options);
        http.Response.Headers.CacheControl = "no-store";
        if (await signIn.ByPassword(http, body.UserName, body.Password, ct) is { } signedIn)
            await Answer.Json(http, signedIn, StatusCodes.Status201Created);
    }

    private static async Task List(HttpContext http, Sessions sessions, CancellationToken ct)
    {
        var own = CurrentAccount.Of(http);
        var all = await sessions.List(own.Id, ct);
        await Answer.Json(http, all.Select(s => new Listed(
            s.Id, s.Way, s.StartedAt, s.SeenAt, s.ExpiresAt, s.Source, s.Agent, s.Id == own.Session?.Id)).ToArray());
    }

    private static Task Show(HttpContext http, CancellationToken ct)
    {
        var own = CurrentAccount.Of(http);
        var registered = own.State.Registered!;
        http.Response.Headers.CacheControl = "no-store";
        return Answer.Json(http, new Current(
            own.Id.Value, registered.UserName, registered.DisplayName, own.Session?.IsRestricted ?? false,
            [.. own.State.ActsFor.Select(id => id.Value)],
            [.. own.State.Grants.Select(grant => new Granted(
                grant.Role, grant.Unit == Grant.WholeRegister ? null : grant.Unit.Value))],
            own.Token is { } token ? BrowserCookie.Word(token) : null));
    }

    private static async Task SignOut(HttpContext http, Sessions sessions, CancellationToken ct)
    {
        var own = CurrentAccount.Of(http);
        if (own.Session is { } session)
            await sessions.End(own.Id, session.Id, "sign-out", ct);
        BrowserCookie.Remove(http.Response);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task SignOutEverywhere(HttpContext http, Sessions sessions, CancellationToken ct)
    {
        await sessions.EndAll(CurrentAccount.Of(http).Id, "sign-out-everywhere", ct);
        BrowserCookie.Remove(http.Response);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task End(Guid id, HttpContext http, Sessions sessions, CancellationToken ct)
    {
        if (await sessions.End(CurrentAccount.Of(http).Id, id, "ended", ct))
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await Problem.Write(http, StatusCodes.Status404NotFound, SessionRefusals.Unknown());
    }
}
