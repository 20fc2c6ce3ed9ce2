using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
using Reporting.Write.Accounts;

namespace Reporting.Host.Tests.Access;

/// <summary>A province with two departments and a commune, an account for each role at one department, and in each unit
/// an account to act on and a report that the unit owes to itself.</summary>
public sealed class AccessWorld : IAsyncLifetime
{
    /// <summary>The units, by what they are to the department D1, which every role is granted for.</summary>
    public static readonly (char Relation, string Unit)[] Units = [('o', "D1"), ('c', "D1A"), ('p', "P"), ('f', "D2")];

    private static readonly DateOnly Founded = new(2026, 1, 1);

    private readonly Dictionary<string, Guid> reorganisations = [];
    private readonly AccessThings things = new();
    private readonly ConcurrentDictionary<string, Task<string>> tokens = new();
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private RunningHost? host;

    internal RunningHost Host => host!;

    public async ValueTask InitializeAsync()
    {
        host = (await RunningHost.Start(change: o => o with
        {
            FreeFailuresOfSource = 1_000_000,
            Oidc = new OidcOptions(new Uri("http://127.0.0.1:9"), "reporting", "secret", "api"),
        })).As("admin");
        await host.Post("/api/clock", new { now = "2026-01-06T00:00:00Z" }, 200);
        await Unit("P", null);
        await Unit("D1", "P");
        await Unit("D2", "P");
        await Unit("D1A", "D1");
        await host.Post("/api/indicators", new
        {
            code = "total", name = "total", unitOfMeasure = "người", overUnits = "sum", overTime = "sum", decimals = 0,
        }, 201);
        await host.Post("/api/templates/daily/versions", new
        {
            version = 1, name = "Ngày", periodKind = "day", validFrom = "2026-01-01",
            rows = new[] { new { indicator = "total" } }, constraints = Array.Empty<object>(),
        }, 201);
        foreach (var role in AccessTable.Actors[1..^1])
            await Account($"r-{role}", role, "D1");
        long position = 0;
        foreach (var (_, unit) in Units)
        {
            await Account($"target-{unit.ToLowerInvariant()}", "enter", unit);
            await host.Post("/api/regimes", new
            {
                code = $"r{unit}", name = unit, template = "daily", periodKind = "day", requestingUnit = unit,
                reporters = new[] { unit },
            }, 201);
            var assigned = await host.Post(
                "/api/reports/bulk/assign",
                new { items = new[] { new { unit, regime = $"r{unit}", period = "2026-01-05" } } }, 200);
            Assert.Equal(201, assigned.GetProperty("items")[0].GetProperty("status").GetInt32());
            position = assigned.GetProperty("items")[0].GetProperty("position").GetInt64();
            var reorganised = await host.Post("/api/units/reorganisations", new
            {
                components = new[] { new { rename = new[] { new { unit, name = unit + " mới" } } } },
                effectiveFrom = "2030-01-01", reason = "Sắp xếp", legalBasis = new { number = "1/NQ-" + unit },
            }, 201);
            reorganisations[unit] = reorganised.GetProperty("id").GetGuid();
            await things.Make(host, unit);
            await host.Post("/api/account-requests", new
            {
                act = "lock", userName = $"target-{unit.ToLowerInvariant()}", unit, documentNumber = $"1/{unit}",
            }, 201);
        }
        await host.Get("/api/units", 200, waitFor: position + 1);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (host is not null)
            await host.DisposeAsync();
    }

    /// <summary>A request of the table for a unit, sent by an actor in a session of its own.</summary>
    internal async Task<bool> IsAllowed(AccessTable.Row row, string actor, string unit)
    {
        var (how, marker) = row.How.Split("=>") is [var before, var after] ? (before, after.Trim()) : (row.How, null);
        using var request = Request(row.What, Fill(how.Trim(), unit));
        if (actor != "nobody")
        {
            // Some rows end sessions.
            var token = row.What.Contains("sign-out", StringComparison.Ordinal)
                ? await Token(actor) : await tokens.GetOrAdd(actor, Token);
            if (row.What.EndsWith("everywhere", StringComparison.Ordinal))
                tokens.TryRemove(actor, out _);
            request.Headers.Authorization = new("Bearer", token);
        }
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, RunningHost.Ct);
        var text = await Text(response);
        Assert.True((int)response.StatusCode is not (400 or 404 or >= 500) || row.How.Contains("(400)", StringComparison.Ordinal),
            $"{row.What} by {actor} for {unit}: {(int)response.StatusCode} {text}");
        var status = (int)response.StatusCode;
        foreach (var (path, items) in ((string, string)[])[("/bulk", "items"), ("reports/import", "lines")])
        {
            if (row.What.Contains(path, StringComparison.Ordinal) && status == 200)
                status = JsonDocument.Parse(text).RootElement.GetProperty(items)[0].GetProperty("status").GetInt32();
        }
        return status is not (401 or 403) && !text.Contains("\"FORBIDDEN\"", StringComparison.Ordinal)
            && (marker is null || text.Contains(Fill(marker, unit), StringComparison.Ordinal));
    }

    /// <summary>What names a unit's things in an answer: its report, publication, complaint, request and account.</summary>
    internal string[] Marks(string unit) =>
        [.. ((string[])["{report}", "{publication}", "{complaint}", "{request}", "{account}"]).Select(mark => Fill(mark, unit))];

    /// <summary>What an actor gets at an address.</summary>
    internal async Task<string> Text(string path, string actor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Host.Client.BaseAddress!, path));
        request.Headers.Authorization = new("Bearer", await tokens.GetOrAdd(actor, Token));
        using var response = await client.SendAsync(request, RunningHost.Ct);
        return await response.Content.ReadAsStringAsync(RunningHost.Ct);
    }

    private async Task<string> Token(string actor) => (await Host.Host.Services.GetRequiredService<Sessions>().Start(
        Domain.Accounts.Account.IdOf(actor == "operator" ? "admin" : $"r-{actor}"), "operator", isRestricted: false,
        TimeSpan.FromHours(1), null, null, RunningHost.Ct)).Token;

    private HttpRequestMessage Request(string what, string how)
    {
        var isField = what.StartsWith("query ", StringComparison.Ordinal) || what.StartsWith("subscription ", StringComparison.Ordinal);
        var method = isField || what.StartsWith("ANY", StringComparison.Ordinal) ? "POST" : what.Split(' ')[0];
        var isStale = how.Contains("(stale)", StringComparison.Ordinal);
        var isFile = how.Contains("(file)", StringComparison.Ordinal);
        how = how.Replace("(400)", "", StringComparison.Ordinal).Replace("(stale)", "", StringComparison.Ordinal)
            .Replace("(file)", "", StringComparison.Ordinal).Trim();
        var cut = how.IndexOf(' ', StringComparison.Ordinal);
        var (path, body) = isField ? ("/graphql", JsonSerializer.Serialize(new { query = how }))
            : cut < 0 ? (how, null) : (how[..cut], how[cut..]);
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Host.Client.BaseAddress!, path));
        if (what.StartsWith("subscription ", StringComparison.Ordinal))
            request.Headers.Accept.ParseAdd("text/event-stream");
        if (method == "POST")
        {
            request.Content = isFile
                ? new StringContent((body ?? "").Trim().Replace("\\n", "\n", StringComparison.Ordinal), Encoding.UTF8, "application/octet-stream")
                : new StringContent(body ?? "{}", Encoding.UTF8, "application/json");
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            if (isStale)
                request.Headers.Add("If-Match", "\"0\"");
        }
        return request;
    }

    // Of a stream only the first event: it goes on for ever.
    private static async Task<string> Text(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentType?.MediaType != "text/event-stream")
            return await response.Content.ReadAsStringAsync(RunningHost.Ct);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(RunningHost.Ct));
        while (await reader.ReadLineAsync(RunningHost.Ct) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal))
                return line;
        }
        return "";
    }

    private string Fill(string text, string unit)
    {
        Assert.True(Period.TryParse("2026-01-05", null, out var day));
        var report = Report.IdOf(UnitRegister.IdOf(unit, Founded), $"r{unit}", "daily", day, 1).Value;
        var asked = AccountRequest.IdOf($"1/{unit}", $"target-{unit.ToLowerInvariant()}", AccountAct.Lock);
        return text.Replace("{unit}", unit, StringComparison.Ordinal)
            .Replace("{certificate}", things.Certificates[unit].ToString(), StringComparison.Ordinal)
            .Replace("{reorganisation}", reorganisations[unit].ToString(), StringComparison.Ordinal)
            .Replace("{report}", report.ToString(), StringComparison.Ordinal)
            .Replace("{publication}", things.Publications[unit].ToString(), StringComparison.Ordinal)
            .Replace("{complaint}", things.Complaints[unit].ToString(), StringComparison.Ordinal)
            .Replace("{request}", asked.ToString(), StringComparison.Ordinal)
            .Replace("{account}", $"target-{unit.ToLowerInvariant()}", StringComparison.Ordinal);
    }

    private Task<JsonElement> Unit(string code, string? parent) => Host.Post(
        "/api/units", new { code, name = code, kind = "unit", parent, effectiveFrom = "2026-01-01" }, 201);

    private Task<JsonElement> Account(string userName, string role, string unit) => Host.Post(
        "/api/accounts",
        new { userName, displayName = "Cán bộ", grants = new[] { new { role, unit } } }, 201);
}
