using Microsoft.AspNetCore.Http;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>Judges and keeps a password that its holder chose (A5).</summary>
public sealed class PasswordChange(
    Credentials credentials, Passwords passwords, Sessions sessions, SignInThrottle throttle, SignInOptions options)
{
    /// <summary>Why the password isn't changed, or null. The old one is asked for as at sign-in, and guessing it is
    /// slowed down as there.</summary>
    public async Task<Refusal?> Opposes(
        HttpContext http, CommandCall call, string old, string chosen, CancellationToken ct)
    {
        var registered = call.Account.Registered!;
        if (await credentials.Find(call.By, ct) is not { } present)
            return SessionRefusals.NoPassword();
        // Decided twice for one request (the second time on the newest state): only the first counts as a try.
        if (http.Features.Get<Judged>() is not { } judged)
        {
            judged = new Judged(await JudgeOld(registered.UserName, Source(http), present, old, chosen, ct));
            http.Features.Set(judged);
        }
        if (judged.Refusal is { } refusal)
            return refusal;
        var holder = await Holder(call.Account, await call.Catalogue.Units(ct), ct);
        if (PasswordRules.Check(chosen, holder) is { } weak)
            return weak;
        // The same change sent again finds its own work done.
        if (old != chosen && present.Kind == "own" && await passwords.Verify(present.Hash, chosen, ct))
            return null;
        foreach (var hash in await credentials.Past(call.By, ct))
        {
            if (await passwords.Verify(hash, chosen, ct))
                return PasswordRefusals.Used(PasswordRules.RememberedCount);
        }
        return old == chosen ? PasswordRefusals.Used(PasswordRules.RememberedCount) : null;
    }

    private async Task<Refusal?> JudgeOld(
        string userName, string source, Credential present, string old, string chosen, CancellationToken ct)
    {
        var wait = await throttle.Take(userName, source, ct);
        if (wait.IsStopped || wait.Wait > TimeSpan.Zero)
            return wait.IsStopped ? SessionRefusals.Stopped() : SessionRefusals.TooMany(wait.Wait);
        if (old.Length > PasswordRules.LengthMax
            || (!await passwords.Verify(present.Hash, old, ct)
                && !await passwords.Verify(present.Hash, Cut(chosen), ct)))
            return SessionRefusals.OldPasswordWrong();
        await throttle.Succeeded(userName, source, ct);
        return null;
    }

    /// <summary>Keeps the new password; every session ends, and the one that changed it goes on under a new
    /// token.</summary>
    public async Task Keep(HttpContext http, AccountId account, string chosen, CancellationToken ct)
    {
        if (await credentials.Find(account, ct) is { } present
            && !(present.Kind == "own" && await passwords.Verify(present.Hash, chosen, ct)))
            await credentials.Change(account, await passwords.Hash(chosen, ct), options.Timer.GetUtcNow(), ct);
        await sessions.EndAll(account, "change-password", ct);
        var session = await sessions.Start(
            account, "password", isRestricted: false, Session.Lifetime, Source(http),
            http.Request.Headers.UserAgent.ToString(), ct);
        if (BrowserCookie.Token(http.Request) is not null)
            BrowserCookie.Set(http.Response, session);
        http.Features.Set(new AnswerSecrets(null, session.Token, session.ExpiresAt));
    }

    /// <summary>What is known of an account's holder.</summary>
    public async Task<PasswordHolder> Holder(
        Account account, Domain.OrgUnits.UnitRegister units, CancellationToken ct)
    {
        var registered = account.Registered!;
        var (born, phone) = await credentials.Holder(registered.AccountId, ct);
        return new PasswordHolder(
            registered.UserName, registered.DisplayName, FirstPasswords.UnitsOf(account, units), born, phone);
    }

    private static string Source(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static string Cut(string text) =>
        text.Length > PasswordRules.LengthMax ? text[..PasswordRules.LengthMax] : text;

    private sealed record Judged(Refusal? Refusal);
}
