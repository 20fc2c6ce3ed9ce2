using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Reporting.Write.Accounts;

namespace Reporting.Host.Tests.Accounts;

/// <summary>OpenID Connect beside passwords, against a real issuer: tokens at the API, and a browser's sign-in (A5; ASVS
/// 9.1, 9.2, 10.5).</summary>
public sealed class OidcTests : IAsyncLifetime
{
    private TestIssuer issuer = null!;
    private RunningHost host = null!;

    public async ValueTask InitializeAsync()
    {
        issuer = await TestIssuer.Start();
        host = (await RunningHost.Start(simulated: false, change: o => o with
        {
            Oidc = new OidcOptions(new Uri(issuer.Url), TestIssuer.ClientId, TestIssuer.Secret, TestIssuer.Audience),
        })).As("admin");
        await host.Post("/api/units", new { code = "X", name = "X", kind = "x" }, 201);
        await host.Post("/api/accounts", new
        {
            userName = "an", displayName = "An", grants = new[] { new { role = "enter", unit = "X" } },
        }, 201);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await issuer.DisposeAsync();
    }

    [Fact]
    public async Task A5_a_token_opens_the_account_that_an_administrator_bound_its_subject_to()
    {
        Assert.Equal(401, await Ask(issuer.AccessToken()));
        await host.Post("/api/accounts/an/bind-identity", new { subject = "sub-1" }, 200);
        Assert.Equal(200, await Ask(issuer.AccessToken()));
        Assert.Equal(401, await Ask(issuer.AccessToken(c => c["sub"] = "sub-2")));
        await host.Post("/api/accounts/admin/bind-identity", new { subject = "sub-1" }, 422);
        await host.Post("/api/accounts/an/unbind-identity", new { subject = "sub-1", reason = "x" }, 200);
        Assert.Equal(401, await Ask(issuer.AccessToken()));
    }

    [Fact]
    public async Task A5_a_lock_and_the_end_of_all_sessions_count_for_tokens_too()
    {
        await host.Post("/api/accounts/an/bind-identity", new { subject = "sub-1" }, 200);
        var token = issuer.AccessToken();
        Assert.Equal(200, await Ask(token));
        await host.Post("/api/accounts/an/lock", new { cause = "leave", reason = "x" }, 200);
        Assert.Equal(401, await Ask(token));
        Assert.Equal(401, await Ask(issuer.AccessToken(c => c["iat"] = (long)c["iat"] + 60)));
        await host.Post("/api/accounts/an/unlock", new { reason = "x" }, 200);
        Assert.Equal(401, await Ask(token));
        Assert.Equal(200, await Ask(issuer.AccessToken(c => c["iat"] = (long)c["iat"] + 60)));
    }

    [Fact]
    public async Task A5_what_is_not_the_providers_token_for_this_api_opens_nothing()
    {
        await host.Post("/api/accounts/an/bind-identity", new { subject = "sub-1" }, 200);
        using var other = RSA.Create(2048);
        string[] forged =
        [
            issuer.AccessToken(c => c["aud"] = TestIssuer.ClientId),
            issuer.AccessToken(c => c["aud"] = "another"),
            issuer.AccessToken(c => c.Remove("aud")),
            issuer.AccessToken(c => c["iss"] = "http://127.0.0.1:1"),
            issuer.AccessToken(c => c["exp"] = (long)c["iat"] - 3600),
            issuer.AccessToken(c => c.Remove("exp")),
            issuer.AccessToken(c => c.Remove("sub")),
            issuer.AccessToken(c => c["sub"] = new string('x', 300)),
            issuer.AccessToken(algorithm: "none"),
            issuer.AccessToken(algorithm: "HS256"),
            issuer.AccessToken(algorithm: "RS512"),
            issuer.AccessToken(by: other),
            issuer.AccessToken()[..^4] + "AAAA",
            "a.b.c", "..",
        ];
        foreach (var token in forged)
            Assert.Equal(401, await Ask(token));
        Assert.Equal(200, await Ask(issuer.AccessToken()));
    }

    [Fact]
    public async Task A5_a_browser_signs_in_with_code_PKCE_state_and_nonce()
    {
        await host.Post("/api/accounts/an/bind-identity", new { subject = "sub-1" }, 200);
        using var browser = new Browser(host.Client.BaseAddress!);
        var answer = await browser.SignIn("/api/sessions/identity?returnTo=/console");
        Assert.Equal((302, "/console"), ((int)answer.StatusCode, answer.Headers.Location!.OriginalString));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-reporting=", StringComparison.Ordinal));
        foreach (var part in (string[])["secure", "httponly", "samesite=lax", "path=/"])
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        var current = await browser.Get("/api/sessions/current");
        using var json = JsonDocument.Parse(await current.Content.ReadAsStringAsync(RunningHost.Ct));
        Assert.Equal("an", json.RootElement.GetProperty("userName").GetString());
        Assert.Equal(200, (int)(await browser.Get("/api/units")).StatusCode);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task A5_nobody_is_sent_on_to_another_site(string returnTo)
    {
        await host.Post("/api/accounts/an/bind-identity", new { subject = "sub-1" }, 200);
        using var browser = new Browser(host.Client.BaseAddress!);
        var answer = await browser.SignIn("/api/sessions/identity?returnTo=" + Uri.EscapeDataString(returnTo));
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A5_an_answer_that_is_not_to_this_browsers_question_begins_no_session()
    {
        await host.Post("/api/accounts/an/bind-identity", new { subject = "sub-1" }, 200);
        // Another browser's answer: the state is right, the cookie is not there.
        using var victim = new Browser(host.Client.BaseAddress!);
        using var attacker = new Browser(host.Client.BaseAddress!);
        var callback = await attacker.UntilCallback("/api/sessions/identity");
        Assert.Equal(401, (int)(await victim.Get(callback)).StatusCode);
        // A code of another sign-in under this one's state.
        var first = QueryHelpers.ParseQuery(new Uri(await victim.UntilCallback("/api/sessions/identity")).Query);
        var second = new Uri(await victim.UntilCallback("/api/sessions/identity"));
        var mixed = QueryHelpers.AddQueryString(second.GetLeftPart(UriPartial.Path), new Dictionary<string, string?>
        {
            ["code"] = first["code"], ["state"] = QueryHelpers.ParseQuery(second.Query)["state"],
        });
        Assert.Equal(401, (int)(await victim.Get(mixed)).StatusCode);
        Assert.Equal(401, (int)(await victim.Get("/api/sessions/identity/callback?error=access_denied")).StatusCode);
        Assert.Equal(401, (int)(await victim.Get("/api/sessions/identity/callback")).StatusCode);
    }

    [Fact]
    public async Task A5_an_identity_token_that_is_not_for_this_sign_in_begins_no_session()
    {
        await host.Post("/api/accounts/an/bind-identity", new { subject = "sub-1" }, 200);
        Action<Dictionary<string, object>>[] spoils =
        [
            c => c["nonce"] = "another", c => c.Remove("nonce"), c => c["aud"] = TestIssuer.Audience,
            c => c["iss"] = "http://127.0.0.1:1", c => c["exp"] = (long)c["iat"] - 3600, c => c["sub"] = "sub-2",
        ];
        foreach (var spoil in spoils)
        {
            issuer.Spoil = spoil;
            using var browser = new Browser(host.Client.BaseAddress!);
            Assert.Equal(401, (int)(await browser.SignIn("/api/sessions/identity")).StatusCode);
        }
        await host.Post("/api/accounts/an/revoke", new { reason = "x" }, 200);
        issuer.Spoil = _ => { };
        using var revoked = new Browser(host.Client.BaseAddress!);
        Assert.Equal(401, (int)(await revoked.SignIn("/api/sessions/identity")).StatusCode);
    }

    [Fact]
    public async Task A5_while_the_provider_is_away_passwords_work_and_the_others_are_asked_to_wait()
    {
        await using var alone = await RunningHost.Start(simulated: false, change: o => o with
        {
            Oidc = new OidcOptions(new Uri("http://127.0.0.1:9"), TestIssuer.ClientId, TestIssuer.Secret, TestIssuer.Audience),
        });
        await alone.Get("/api/sessions/identity", 503);
        alone.Client.DefaultRequestHeaders.Authorization = new("Bearer", issuer.AccessToken());
        Assert.Equal("session.identity-away", (await alone.Get("/api/units", 503)).GetProperty("code").GetString());
        await alone.As("admin").Get("/api/units", 200);
    }

    private async Task<int> Ask(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/units");
        request.Headers.Authorization = new("Bearer", token);
        return (int)(await host.Client.SendAsync(request, RunningHost.Ct)).StatusCode;
    }
}
