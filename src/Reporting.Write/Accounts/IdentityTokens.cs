using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Domain;
using Reporting.Domain.Accounts;

namespace Reporting.Write.Accounts;

/// <summary>Tokens of the identity provider at the API: signed by a key that its metadata name, with an algorithm of
/// ours, for our audience, not expired; and of a subject that an administrator bound to an account.</summary>
public sealed class IdentityTokens(Streams streams, Sessions sessions, SignInOptions options)
{
    public const string Scheme = "identity";

    /// <summary>Whose account the request's token opens; null when it opens none.</summary>
    public async ValueTask<AccountId?> AccountOf(HttpContext http, CancellationToken ct)
    {
        if (options.Oidc is not { } oidc)
            return null;
        await http.RequestServices.GetRequiredService<Oidc>().Reach(ct);
        var token = await http.AuthenticateAsync(Scheme);
        if (token.Principal?.FindFirstValue("sub") is not { Length: > 0 } subject
            || await BoundTo(oidc, subject, ct) is not { } account)
            return null;
        var issued = long.TryParse(token.Principal.FindFirstValue("iat"), out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : DateTimeOffset.MinValue;
        return await sessions.Cutoff(account, ct) is { } cutoff && issued <= cutoff ? null : account;
    }

    /// <summary>OpenID Connect Core 2: 1 to 255 ASCII characters.</summary>
    public static bool IsSubject(string subject) =>
        subject.Length is > 0 and <= BindIdentity.SubjectLengthMax && subject.All(c => c is >= ' ' and <= '~');

    public async Task<AccountId?> BoundTo(OidcOptions oidc, string subject, CancellationToken ct) =>
        !IsSubject(subject)
            ? null
            : (await streams.Identities.Refresh(Identity.StreamIdOf(oidc.Issuer, subject), ct)).State.BoundTo;
}
