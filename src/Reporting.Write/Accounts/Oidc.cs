using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>The identity provider: what it says of itself, and whether a token is its own (OpenID Connect Core 3.1.3.7;
/// RFC 9700). Algorithms are ours to choose, never the token's.</summary>
public sealed class Oidc
{
    /// <summary>Signatures with a private key; anything else, "none" and shared secrets among them, is
    /// refused.</summary>
    public static readonly IReadOnlyList<string> Algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private readonly OidcOptions options;
    private readonly ConfigurationManager<OpenIdConnectConfiguration> metadata;

    public Oidc(OidcOptions options)
    {
        this.options = options;
        metadata = new(
            options.Issuer + "/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(new HttpClient(Backchannel(options))) { RequireHttps = !options.Authority.IsLoopback });
    }

    public Task<OpenIdConnectConfiguration> Metadata(CancellationToken ct) => metadata.GetConfigurationAsync(ct);

    /// <exception cref="RequestException">The provider does not answer; passwords go on working.</exception>
    public async Task Reach(CancellationToken ct)
    {
        try
        {
            await Metadata(ct);
        }
        catch (InvalidOperationException)
        {
            throw new RequestException(StatusCodes.Status503ServiceUnavailable, SessionRefusals.IdentityAway())
            {
                RetryAfter = TimeSpan.FromSeconds(10),
            };
        }
    }

    /// <summary>Who an identity token is about; null when it isn't this provider's, for this system, of now and for this
    /// sign-in.</summary>
    public async Task<string?> Subject(string token, string nonce, CancellationToken ct)
    {
        var result = await Validate(token, ct);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider has a new key: look once more.
            metadata.RequestRefresh();
            result = await Validate(token, ct);
        }
        return result.IsValid && result.SecurityToken is JsonWebToken valid
            && valid.TryGetPayloadValue<string>("nonce", out var given) && Same(given, nonce)
            ? valid.Subject : null;
    }

    /// <summary>Registers both ways: tokens at the API, and signing in with a browser.</summary>
    public static void Register(IServiceCollection services, SignInOptions signIn, DirectoryInfo keys)
    {
        services.AddDataProtection().SetApplicationName("reporting").PersistKeysToFileSystem(keys);
        services.AddSingleton<IdentityTokens>();
        var schemes = services.AddAuthentication();
        if (signIn.Oidc is not { } options)
            return;
        services.AddSingleton(new Oidc(options));
        schemes.AddJwtBearer(IdentityTokens.Scheme, jwt => Configure(jwt, options));
        schemes.AddOAuth<OAuthOptions, OidcHandler>(OidcHandler.SchemeName, oauth => Configure(oauth, options));
    }

    private async Task<TokenValidationResult> Validate(string token, CancellationToken ct)
    {
        var parameters = Parameters(options, options.ClientId);
        parameters.IssuerSigningKeys = (await Metadata(ct)).SigningKeys;
        return await new JsonWebTokenHandler().ValidateTokenAsync(token, parameters);
    }

    private static TokenValidationParameters Parameters(OidcOptions options, string audience) => new()
    {
        ValidIssuer = options.Issuer,
        ValidAudience = audience,
        ValidAlgorithms = Algorithms,
        ClockSkew = ClockSkew,
    };

    private static void Configure(JwtBearerOptions jwt, OidcOptions options)
    {
        jwt.Authority = options.Issuer;
        jwt.RequireHttpsMetadata = !options.Authority.IsLoopback;
        jwt.MapInboundClaims = false;
        jwt.BackchannelHttpHandler = Backchannel(options);
        jwt.TokenValidationParameters = Parameters(options, options.Audience);
    }

    private static void Configure(OAuthOptions oauth, OidcOptions options)
    {
        // The metadata name the endpoints; they are put here when they are first needed.
        oauth.AuthorizationEndpoint = oauth.TokenEndpoint = options.Issuer;
        oauth.ClientId = options.ClientId;
        oauth.ClientSecret = options.ClientSecret;
        oauth.CallbackPath = OidcRoutes.CallbackPath;
        oauth.UsePkce = true;
        oauth.Scope.Clear();
        oauth.Scope.Add("openid");
        oauth.SignInScheme = IdentityTokens.Scheme;
        oauth.BackchannelHttpHandler = Backchannel(options);
        oauth.CorrelationCookie.Name = BrowserCookie.Name + "-sign-in.";
        oauth.CorrelationCookie.Path = "/";
        oauth.CorrelationCookie.SecurePolicy = CookieSecurePolicy.Always;
        oauth.CorrelationCookie.SameSite = SameSiteMode.Lax;
        oauth.Events.OnTicketReceived = OidcRoutes.Begin;
        oauth.Events.OnRemoteFailure = OidcRoutes.Refuse;
    }

    // An authority on this machine is never reached over a proxy.
    private static SocketsHttpHandler Backchannel(OidcOptions options) =>
        new() { UseProxy = !options.Authority.IsLoopback };

    private static bool Same(string left, string right) => CryptographicOperations.FixedTimeEquals(
        System.Text.Encoding.UTF8.GetBytes(left), System.Text.Encoding.UTF8.GetBytes(right));
}
