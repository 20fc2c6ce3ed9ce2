using Microsoft.AspNetCore.Http;
using Reporting.Domain;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>Finds out who sends a request: by a session's token as bearer or as cookie, or by a token of the identity
/// provider.</summary>
public sealed class Identification(Streams streams, Sessions sessions, IdentityTokens identities, BusinessDay day)
{
    public abstract record Answer
    {
        private Answer() { }

        public sealed record Found(CurrentAccount Account) : Answer;

        /// <summary>A browser sent its cookie for somebody else's page.</summary>
        public sealed record Forged : Answer;

        public sealed record Nobody : Answer;
    }

    public async ValueTask<Answer> Identify(HttpContext http)
    {
        var ct = http.RequestAborted;
        if (Bearer(http.Request) is { } bearer)
        {
            return bearer.StartsWith(Sessions.Prefix, StringComparison.Ordinal)
                ? await OfToken(bearer, ct)
                : await identities.AccountOf(http, ct) is { } account ? await Open(account, null, null, ct)
                : new Answer.Nobody();
        }
        if (BrowserCookie.Token(http.Request) is not { } cookie)
            return new Answer.Nobody();
        return BrowserCookie.IsOurs(http.Request, cookie) ? await OfToken(cookie, ct) : new Answer.Forged();
    }

    /// <summary>Whether whoever began a long answer may still have it.</summary>
    public async Task<bool> Stands(CurrentAccount account, CancellationToken ct) =>
        (account.Session is not { } session || await sessions.IsOpen(session.Id, ct))
        && (await streams.Accounts.Refresh(account.Id.Value, ct)).State.IsOpen(day.Of(at: null));

    /// <summary>Whose session a token opens, wherever it came from.</summary>
    public async ValueTask<Answer> OfToken(string token, CancellationToken ct) =>
        await sessions.Find(token, ct) is { } session
            ? await Open(new AccountId(session.Account), session, token, ct)
            : new Answer.Nobody();

    private async ValueTask<Answer> Open(AccountId id, Session? session, string? token, CancellationToken ct)
    {
        // A session of a locked account was ended with it; a token of the identity provider lives on, so its account is
        // looked up each time.
        var known = session is null
            ? await streams.Accounts.Refresh(id.Value, ct)
            : await streams.Accounts.Recent(id.Value, ct);
        var today = day.Of(at: null);
        return known.State.IsOpen(today)
            ? new Answer.Found(new CurrentAccount(id, known.State.On(today), session, token))
            : new Answer.Nobody();
    }

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization is [{ } header]
            && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header["Bearer ".Length..].Trim() : null;
}
