using Microsoft.AspNetCore.Http;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Profiles;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>Signing in by password (A5). Unknown accounts, wrong, spent and reported passwords are answered alike, after
/// the same work.</summary>
public sealed class SignIn(
    Streams streams, Credentials credentials, Passwords passwords, SignInThrottle throttle, Sessions sessions,
    Profile profile, BusinessDay day, SignInOptions options)
{
    /// <summary>The session that began; null when the answer was given already.</summary>
    /// <exception cref="RequestException">Too many failures came before.</exception>
    public async Task<SessionRoutes.SignedIn?> ByPassword(
        HttpContext http, string userName, string password, CancellationToken ct)
    {
        var source = http.Connection.RemoteIpAddress?.ToString() ?? "";
        var wait = await throttle.Take(userName, source, ct);
        if (wait.IsStopped)
            throw new RequestException(StatusCodes.Status429TooManyRequests, SessionRefusals.Stopped());
        if (wait.Wait > TimeSpan.Zero)
        {
            throw new RequestException(StatusCodes.Status429TooManyRequests, SessionRefusals.TooMany(wait.Wait))
            {
                RetryAfter = wait.Wait,
            };
        }
        var id = Account.IdOf(userName);
        var credential = await credentials.Find(id, ct);
        // Also a password that is too long takes its time, or its length would tell that it was not looked at.
        var isRight = await passwords.Verify(
            credential?.Hash, password.Length > PasswordRules.LengthMax ? "" : password, ct);
        var account = (await streams.Accounts.Refresh(id.Value, ct)).State;
        var now = options.Timer.GetUtcNow();
        if (!isRight || credential is null || !credential.IsUsable(now) || account.PasswordLoss is not null
            || (credential.Kind == "first" && !await credentials.Spend(id, now, ct)))
        {
            await Problem.Write(http, StatusCodes.Status401Unauthorized, SessionRefusals.WrongPassword());
            return null;
        }
        await throttle.Succeeded(userName, source, ct);
        if (!account.IsOpen(day.Of(at: null)))
        {
            await Problem.Write(http, StatusCodes.Status401Unauthorized, SessionRefusals.AccountLocked());
            return null;
        }
        if (passwords.IsOutdated(credential.Hash))
            await credentials.Rehash(id, credential.Hash, await passwords.Hash(password, ct), ct);
        return await Begin(http, id, credential, source, now, ct);
    }

    private async Task<SessionRoutes.SignedIn> Begin(
        HttpContext http, AccountId id, Credential credential, string source, DateTimeOffset now, CancellationToken ct)
    {
        DateTimeOffset? old = profile.Accounts.PasswordMaxAgeMonths is { } months && credential.Kind == "own"
            ? credential.ChangedAt.AddMonths(months) : null;
        var mustChange = credential.Kind == "first" || old <= now;
        var session = await sessions.Start(
            id, "password", mustChange, Session.Lifetime, source, http.Request.Headers.UserAgent.ToString(), ct);
        return new SessionRoutes.SignedIn(
            session.Token, session.ExpiresAt, mustChange, old,
            old - TimeSpan.FromDays(profile.Accounts.PasswordWarningDays) <= now);
    }
}
