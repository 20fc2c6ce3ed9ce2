using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Playwright;
using Reporting.Host;
using Reporting.Signatures;
using Reporting.TestKit;
using Reporting.Write.Accounts;

namespace Reporting.Console.Tests;

/// <summary>Two hosts of one system behind a balancer, at the real time, whose commune signs with certificates of a demo
/// authority and whose files are scanned: van enters and seals, lan signs, chu accepts.</summary>
public sealed class SigningTown(ConsoleTown town) : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-signing-");
    private readonly List<ReportingHost> hosts = [];
    private DemoAuthority? authority;
    private HttpClient? client;

    public const string Password = "Lúa-chín-trước-gió-2026";

    public ScannerOnTheWire Scanner { get; } = new();

    public Balancer Balancer { get; } = new();

    /// <summary>The month before, as a period.</summary>
    public static string Period => TimeProvider.System.GetUtcNow().AddDays(-20).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    public DemoCertificate Leader { get; private set; } = null!;

    public DemoCertificate Seal { get; private set; } = null!;

    public string Folder => folder.FullName;

    public async ValueTask InitializeAsync()
    {
        if (ConsoleTown.Chromium is null)
            return;
        var now = TimeProvider.System.GetUtcNow();
        authority = DemoAuthority.Open(Path.Combine(Folder, "demo-ca"), now.AddDays(-1));
        authority.IssueLists(now.AddDays(-1), now.AddDays(1));
        var options = new HostOptions
        {
            DataFolder = Path.Combine(Folder, "data"), ConnectionString = await TestPostgres.CreateDatabase(CancellationToken.None),
            Url = "http://127.0.0.1:0", PasswordRounds = 1_000, TrustFolder = authority.TrustFolder, Clamd = Scanner.Address,
            SignatureInterval = TimeSpan.FromMilliseconds(200),
        };
        for (var i = 0; i < 2; i++)
        {
            hosts.Add(await ReportingHost.Build(options, CancellationToken.None));
            await hosts[i].Start(CancellationToken.None);
        }
        Balancer.Start([.. hosts.Select(host => new Uri(host.Url).Port)]);
        client = new HttpClient { BaseAddress = new Uri(Balancer.Url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await ConsoleTown.TokenOf(hosts[0], "admin"));
        await Make();
    }

    /// <summary>A page of somebody who is signed in at the balancer, or of nobody.</summary>
    public async Task<ConsoleVisitor> Visit(string? userName)
    {
        Assert.SkipUnless(ConsoleTown.Chromium is not null, "There is no Chromium on this machine (apt-get install chromium).");
        var context = await town.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        if (userName is not null)
            await context.AddCookiesAsync([ConsoleTown.CookieOf(Balancer.Url, BrowserCookie.Name, await ConsoleTown.TokenOf(hosts[0], userName))]);
        return new ConsoleVisitor(Balancer.Url, context, await context.NewPageAsync()) { MayLoseConnection = true };
    }

    public async Task<JsonElement> Post(string path, object body, string? userName = null) => await ConsoleTown.Post(
        client!, userName is null ? null : await ConsoleTown.TokenOf(hosts[0], userName), path, body);

    public Task<JsonElement> Get(string path) => client!.GetFromJsonAsync<JsonElement>(path, ConsoleTown.Ct);

    public async Task<string> Assign(string regime)
    {
        Assert.SkipUnless(ConsoleTown.Chromium is not null, "There is no Chromium on this machine (apt-get install chromium).");
        var answer = await Post("/api/reports/bulk/assign", new { items = new[] { new { unit = "C1", regime, period = Period } } });
        var item = answer.GetProperty("items")[0];
        Assert.True(item.GetProperty("status").GetInt32() < 300, item.GetRawText());
        return item.GetProperty("id").GetString()!;
    }

    /// <summary>A report that waits for the leader.</summary>
    public async Task<string> Submitted(string regime)
    {
        var id = await Assign(regime);
        await Post($"/api/reports/{id}/enter", new { cells = new { total = 5 } }, "van");
        await Post($"/api/reports/{id}/submit", new { }, "van");
        return id;
    }

    private async Task Make()
    {
        await Post("/api/units", new { code = "P", name = "Thành phố Mẫu", kind = "city", effectiveFrom = "2025-01-01" });
        await Post("/api/units", new { code = "C1", name = "Xã Một", kind = "commune", parent = "P", effectiveFrom = "2025-01-01" });
        await Post("/api/indicators", new { code = "total", name = "Tổng số", unitOfMeasure = "người", overUnits = "sum", overTime = "sum", decimals = 0 });
        await Post("/api/templates/one/versions", new
        {
            version = 1, name = "Một dòng", periodKind = "month", validFrom = "2025-01-01", rows = new[] { new { indicator = "total" } },
            constraints = Array.Empty<object>(),
        });
        foreach (var code in new[] { "plain", "by-file", "remote" })
        {
            await Post("/api/regimes", new
            {
                code, name = code, template = "one", periodKind = "month", requestingUnit = "P", reportersKind = "commune",
                steps = code == "plain" ? null : new { signedWith = "certificate", isSealed = true, sendBy = "clerk" },
            });
        }
        foreach (var (name, role, unit) in new[] { ("van", "enter", "C1"), ("lan", "sign", "C1"), ("dau", "send", "C1"), ("chu", "accept", "P"), ("tam", "administer", "P") })
            await Post("/api/accounts", new { userName = name, displayName = name, grants = new[] { new { role, unit } } });
        Leader = await Bind(new DemoHolder("lan", "LAN", "Xã Một"));
        Seal = await Bind(new DemoHolder("C1", "XÃ MỘT", "Xã Một", IsOrganisation: true));
    }

    private async Task<DemoCertificate> Bind(DemoHolder holder)
    {
        var file = authority!.Issue(holder);
        var answer = await Post("/api/certificates", new
        {
            certificate = await File.ReadAllTextAsync(file.CertificateFile, CancellationToken.None), identifier = holder.Identifier,
            userName = holder.IsOrganisation ? null : holder.Identifier, unit = holder.IsOrganisation ? holder.Identifier : null, document = "12/CV",
        });
        await Post($"/api/certificates/{answer.GetProperty("id").GetGuid()}/confirm", new { }, "tam");
        return file;
    }

    public static X509Certificate2 KeyOf(DemoCertificate file) => X509CertificateLoader.LoadPkcs12FromFile(file.Pkcs12, DemoAuthority.Password);

    public async ValueTask DisposeAsync()
    {
        await Balancer.DisposeAsync();
        client?.Dispose();
        foreach (var host in hosts)
            await host.DisposeAsync();
        authority?.Dispose();
        await Scanner.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
