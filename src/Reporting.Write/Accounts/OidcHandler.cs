using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Reporting.Write.Accounts;

/// <summary>The framework's own OAuth handler (code, PKCE, state and its cookie), with what OpenID Connect adds: the
/// endpoints from the metadata, the nonce, and the identity token instead of a call for the user.</summary>
public sealed class OidcHandler(
    IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, UrlEncoder encoder, Oidc oidc)
    : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    public const string SchemeName = "browser";

    private const string Nonce = "nonce";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Options.AuthorizationEndpoint = (await oidc.Metadata(Context.RequestAborted)).AuthorizationEndpoint;
        // It travels in the protected state, so that it comes back with the answer and nowhere else.
        properties.Items[Nonce] = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri) =>
        base.BuildChallengeUrl(properties, redirectUri) + $"&{Nonce}={properties.Items[Nonce]}";

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        Options.TokenEndpoint = (await oidc.Metadata(Context.RequestAborted)).TokenEndpoint;
        return await base.ExchangeCodeAsync(context);
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var subject = tokens.Response!.RootElement.TryGetProperty("id_token", out var token)
            && token.GetString() is { } text && properties.Items[Nonce] is { } nonce
            ? await oidc.Subject(text, nonce, Context.RequestAborted) : null;
        if (subject is not null)
            identity.AddClaim(new Claim("sub", subject));
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }
}
