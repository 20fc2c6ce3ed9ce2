using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Reporting.Console;
using Reporting.Console.Tests;
using Reporting.Console.Wire;
using Reporting.Domain.Accounts;
using Reporting.Host;
using Reporting.TestKit;
using Reporting.Write.Accounts;

[assembly: AssemblyFixture(typeof(ConsoleTown))]

namespace Reporting.Console.Tests;

/// <summary>A host with a province, some communes, a form with columns and a plain one, people in each role, and one
/// Chromium for all tests. A class works on units of its own.</summary>
public sealed class ConsoleTown : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-console-tests-");
    private ReportingHost? host;
    private HttpClient? client;
    private IPlaywright? playwright;

    public const string Password = "Lúa-chín-trước-gió-2026";

    /// <summary>Where Debian and others put it; ./test installs it where it can.</summary>
    public static string? Chromium => new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
        .FirstOrDefault(File.Exists);

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string Url => host!.Url;

    public IBrowser Browser { get; private set; } = null!;

    public HttpClient Client => client!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium is not { } chromium)
            return;
        var ct = CancellationToken.None;
        host = await ReportingHost.Build(
            new HostOptions
            {
                DataFolder = folder.FullName, ConnectionString = await TestPostgres.CreateDatabase(ct),
                Url = "http://127.0.0.1:0", SimulatedClock = true, PasswordRounds = 1_000,
            },
            ct);
        await host.Start(ct);
        client = new HttpClient { BaseAddress = new Uri(host.Url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenOf("admin"));
        await ConsoleTownData.Make(this);
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(30_000); // Machines are shared.
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Flags });
    }

    public Task<string> TokenOf(string userName) => TokenOf(host!, userName);

    public static async Task<string> TokenOf(ReportingHost host, string userName) => (await host.Services.GetRequiredService<Sessions>().Start(
        Account.IdOf(userName), "password", isRestricted: false, TimeSpan.FromHours(1), null, null,
        CancellationToken.None)).Token;

    /// <summary>Ends every session of an account: one that no other test uses.</summary>
    public Task EndSessions(string userName) => host!.Services.GetRequiredService<Sessions>().EndAll(
        Account.IdOf(userName), "test", CancellationToken.None);

    /// <summary>A page of somebody who is signed in, or of nobody.</summary>
    public async Task<ConsoleVisitor> Visit(string? userName = null, int width = 1280, bool english = false)
    {
        Assert.SkipUnless(Chromium is not null, "There is no Chromium on this machine (apt-get install chromium).");
        var context = await Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, Locale = english ? "en-US" : "vi-VN" });
        var visitor = new ConsoleVisitor(Url, context, await context.NewPageAsync());
        if (userName is not null)
            await context.AddCookiesAsync([CookieOf(Url, BrowserCookie.Name, await TokenOf(userName))]);
        if (english)
            await context.AddCookiesAsync([CookieOf(Url, Words.CookieName, "en")]);
        return visitor;
    }

    /// <summary>The interface as the console's pages use it, for somebody.</summary>
    public async Task<Api> ApiOf(string userName)
    {
        var principal = Reporting.Console.Visit.PrincipalOf(new Visitor(await TokenOf(userName), "", userName, MustChangePassword: false, null));
        return new Api(new HttpClient(host!.Services.GetRequiredService<ConsoleOptions>().Pipeline, disposeHandler: false) { BaseAddress = new Uri("http://console") }, new Reporting.Console.Visit(new SignedIn(principal)));
    }

    private sealed class SignedIn(System.Security.Claims.ClaimsPrincipal principal) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(principal));
    }

    /// <summary>A command of the administrator, or of somebody else.</summary>
    public async Task<JsonElement> Post(string path, object body, string? userName = null)
    {
        return await Post(Client, userName is null ? null : await TokenOf(userName), path, body);
    }

    /// <summary>A command of whoever the token is of; null: of whoever the client is.</summary>
    public static async Task<JsonElement> Post(HttpClient client, string? token, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request, CancellationToken.None);
        var text = await response.Content.ReadAsStringAsync(CancellationToken.None);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Until the read tables have what was recorded up to there.</summary>
    public async Task Reach(long position)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/units?first=1");
        request.Headers.Add("Wait-For-Position", position.ToString(System.Globalization.CultureInfo.InvariantCulture));
        (await Client.SendAsync(request, Ct)).EnsureSuccessStatusCode();
    }

    /// <summary>Assigns a report, and answers its id.</summary>
    public async Task<string> Assign(string unit, string regime, string period)
    {
        var answer = await Post("/api/reports/bulk/assign", new { items = new[] { new { unit, regime, period } } });
        var item = answer.GetProperty("items")[0];
        Assert.True(item.GetProperty("status").GetInt32() < 300, item.GetRawText());
        await Reach(item.GetProperty("position").GetInt64());
        return item.GetProperty("id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        playwright?.Dispose();
        client?.Dispose();
        if (host is not null)
            await host.DisposeAsync();
        folder.Delete(recursive: true);
    }

    // Chromium takes a __Host- cookie from http on this machine, but through this door only for https.
    public static Cookie CookieOf(string url, string name, string value) => new()
    {
        Name = name, Value = value, Url = url.Replace("http:", "https:", StringComparison.Ordinal), Secure = true, HttpOnly = true, SameSite = SameSiteAttribute.Lax,
    };
}
