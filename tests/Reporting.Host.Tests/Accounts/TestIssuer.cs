using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Reporting.Host.Tests.Accounts;

/// <summary>A small real identity provider over loopback: metadata, keys, authorisation, tokens; code with PKCE.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    public const string ClientId = "reporting", Secret = "a client's secret", Audience = "reporting-api";

    private readonly WebApplication app;
    private readonly RSA key = RSA.Create(2048);
    private readonly Dictionary<string, (string Challenge, string Nonce, string RedirectUri)> codes = [];

    private TestIssuer(WebApplication app) => this.app = app;

    public string Url => app.Urls.First();

    /// <summary>Who signs in next.</summary>
    public string Subject { get; set; } = "sub-1";

    /// <summary>Changes the claims of the next identity token.</summary>
    public Action<Dictionary<string, object>> Spoil { get; set; } = _ => { };

    public static async Task<TestIssuer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var issuer = new TestIssuer(app);
        app.MapGet("/.well-known/openid-configuration", issuer.Metadata);
        app.MapGet("/keys", issuer.Keys);
        app.MapGet("/authorize", issuer.Authorize);
        app.MapPost("/token", issuer.Token);
        await app.StartAsync(RunningHost.Ct);
        return issuer;
    }

    /// <summary>A token for the API.</summary>
    public string AccessToken(Action<Dictionary<string, object>>? spoil = null, string algorithm = "RS256", RSA? by = null) =>
        Sign(Claims(Audience), spoil, algorithm, by);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private IResult Metadata() => Results.Json(new
    {
        issuer = Url, authorization_endpoint = Url + "/authorize", token_endpoint = Url + "/token",
        jwks_uri = Url + "/keys", response_types_supported = new[] { "code" },
    });

    private IResult Keys()
    {
        var rsa = key.ExportParameters(includePrivateParameters: false);
        return Results.Json(new
        {
            keys = new[]
            {
                new { kty = "RSA", use = "sig", kid = "1", alg = "RS256",
                    n = WebEncoders.Base64UrlEncode(rsa.Modulus!), e = WebEncoders.Base64UrlEncode(rsa.Exponent!) },
            },
        });
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        Assert.Equal(("code", "S256", ClientId, "openid"),
            (query["response_type"].ToString(), query["code_challenge_method"].ToString(), query["client_id"].ToString(),
                query["scope"].ToString()));
        var code = RandomNumberGenerator.GetHexString(32);
        codes[code] = (query["code_challenge"]!, query["nonce"]!, query["redirect_uri"]!);
        return Results.Redirect(QueryHelpers.AddQueryString(
            query["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!codes.Remove(form["code"]!, out var asked) || asked.RedirectUri != form["redirect_uri"]
            || form["client_secret"] != Secret || form["client_id"] != ClientId
            || asked.Challenge != WebEncoders.Base64UrlEncode(
                SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!))))
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        var claims = Claims(ClientId);
        claims["nonce"] = asked.Nonce;
        return Results.Json(new { access_token = AccessToken(), token_type = "Bearer", id_token = Sign(claims, Spoil) });
    }

    private Dictionary<string, object> Claims(string audience)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return new() { ["iss"] = Url, ["aud"] = audience, ["sub"] = Subject, ["iat"] = now, ["exp"] = now + 300 };
    }

    private string Sign(
        Dictionary<string, object> claims, Action<Dictionary<string, object>>? spoil, string algorithm = "RS256", RSA? by = null)
    {
        spoil?.Invoke(claims);
        var text = Part(new { alg = algorithm, kid = "1", typ = "JWT" }) + "." + Part(claims);
        var bytes = Encoding.ASCII.GetBytes(text);
        var signature = algorithm switch
        {
            "none" => [],
            // The mistake of old libraries: the public key taken as a shared secret.
            "HS256" => HMACSHA256.HashData(key.ExportRSAPublicKey(), bytes),
            _ => (by ?? key).SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return text + "." + WebEncoders.Base64UrlEncode(signature);
    }

    private static string Part<T>(T json) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(json));
}
