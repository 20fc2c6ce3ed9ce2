using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/sessions, by anybody: a password becomes a token.</summary>
public static class SessionRoutes
{
    public sealed record Body(string UserName, string Password);

    public sealed record Session(string Token, DateTimeOffset ExpiresAt);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("", Handle)
        .WithName("SignIn").AllowAnonymous()
        .Accepts<Body>("application/json").Produces<Session>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task Handle(
        HttpContext http, Credentials credentials, Passwords passwords, SignInThrottle throttle, Tokens tokens,
        CancellationToken ct)
    {
        var body = WireJson.Read<Body>(await RequestBody.Read(http.Request, ct), WireJson.Options);
        var source = http.Connection.RemoteIpAddress?.ToString() ?? "";
        if (throttle.Wait(source, body.UserName) is var wait && wait > TimeSpan.Zero)
            throw new RequestException(
                StatusCodes.Status429TooManyRequests, SessionRefusals.TooMany(wait)) { RetryAfter = wait };
        var account = Account.IdOf(body.UserName);
        var hash = UserNames.IsWellFormed(body.UserName) ? await credentials.PasswordHash(account, ct) : null;
        if (body.Password.Length > PasswordRules.LengthMax || !await passwords.Verify(hash, body.Password, ct))
        {
            throttle.Failed(source, body.UserName);
            await Problem.Write(http, StatusCodes.Status401Unauthorized, SessionRefusals.WrongPassword());
            return;
        }
        throttle.Succeeded(source, body.UserName);
        var (token, expiresAt) = tokens.Issue(account, Tokens.Lifetime);
        await Answer.Json(http, new Session(token, expiresAt), StatusCodes.Status201Created);
    }
}

/// <summary>Why nobody is signed in.</summary>
public static class SessionRefusals
{
    /// <summary>The same for an unknown account: who has one is nobody's business.</summary>
    public static Refusal WrongPassword() => new(
        "session.wrong-password",
        "User name and password do not belong together.",
        "Tên đăng nhập và mật khẩu không khớp.");

    public static Refusal TooMany(TimeSpan wait) => new(
        "session.too-many-failures",
        $"Too many failed attempts. Try again in {Math.Ceiling(wait.TotalSeconds)} seconds.",
        $"Quá nhiều lần đăng nhập sai. Hãy thử lại sau {Math.Ceiling(wait.TotalSeconds)} giây.");
}
