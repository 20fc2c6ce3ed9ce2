using System.Text.Json;

namespace Reporting.Host.Tests;

/// <summary>What was written can be read: by lists and GraphQL, after a bounded wait for one's own position.</summary>
public sealed class ReadingTests
{
    [Fact]
    public async Task A_list_waits_for_the_position_that_the_command_answered()
    {
        await using var host = (await RunningHost.Start()).As("admin");
        for (var i = 0; i < 3; i++)
        {
            var position = (await host.Post("/api/units", Unit($"U{i}"), 201)).GetProperty("position").GetInt64();
            var units = await host.Get("/api/units?first=200", 200, position);
            Assert.Equal(i + 1, units.GetProperty("items").GetArrayLength());
        }
        var first = await host.Get("/api/units?first=2", 200);
        var rest = await host.Get($"/api/units?first=2&after={first.GetProperty("next").GetString()}", 200);
        Assert.Equal(["U0", "U1", "U2"], Codes(first).Concat(Codes(rest)));
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task A_position_that_does_not_come_is_answered_with_not_yet()
    {
        await using var host = (await RunningHost.Start()).As("admin");
        Assert.Equal("read.not-yet", Code(await host.Get("/api/units", 503, waitFor: 1_000_000)));
        Assert.Equal("request.unauthenticated",
            Code(await (await RunningHostWithoutToken(host)).Get("/api/units", 401)));
    }

    [Fact]
    public async Task Bad_pages_are_refused()
    {
        await using var host = (await RunningHost.Start()).As("admin");
        Assert.Equal("read.page-size", Code(await host.Get("/api/units?first=0", 422)));
        Assert.Equal("read.cursor-malformed", Code(await host.Get("/api/units?after=nonsense", 422)));
        Assert.Equal("request.parameter-malformed", Code(await host.Get("/api/units?first=many", 400)));
    }

    [Fact]
    public async Task GraphQL_answers_with_the_figure_that_was_just_accepted()
    {
        await using var host = (await RunningHost.Start()).As("admin");
        var position = await AcceptedReport(host);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new
            {
                query = """{ aggregates(indicators: ["total"], unit: "X", from: "2026-01-05", to: "2026-01-05", periodKind: DAY) { rows { value contributors missing } } }""",
            }),
        };
        request.Headers.Add("Wait-For-Position", $"{position}");
        var response = await host.As("admin").Client.SendAsync(request, RunningHost.Ct);
        var text = await response.Content.ReadAsStringAsync(RunningHost.Ct);
        var row = JsonDocument.Parse(text).RootElement.GetProperty("data").GetProperty("aggregates")
            .GetProperty("rows")[0];
        Assert.Equal(("12.5", 1, 0),
            (row.GetProperty("value").ToString(), row.GetProperty("contributors").GetInt32(),
                row.GetProperty("missing").GetInt32()));
    }

    private static async Task<long> AcceptedReport(RunningHost host)
    {
        await host.Post("/api/clock", new { now = "2026-01-06T00:00:00Z" }, 200);
        await host.Post("/api/units", Unit("X"), 201);
        await host.Post("/api/indicators", new
        {
            code = "total", name = "Total", unitOfMeasure = "người", overUnits = "sum", overTime = "sum", decimals = 1,
        }, 201);
        await host.Post("/api/templates/daily/versions", new
        {
            version = 1, name = "Daily", periodKind = "day", validFrom = "2026-01-01",
            rows = new[] { new { indicator = "total" } },
        }, 201);
        await host.Post("/api/regimes", new
        {
            code = "health", name = "Health", template = "daily", periodKind = "day", requestingUnit = "X",
            reportersKind = "xa",
        }, 201);
        await Account(host, "an", "enter");
        await Account(host, "binh", "sign");
        await Account(host, "chi", "accept");
        await Bulk(host, "assign");
        await Bulk(host.As("an"), "enter", new Dictionary<string, string> { ["total"] = "12.5" });
        await Bulk(host, "submit");
        await Bulk(host.As("binh"), "sign");
        return await Bulk(host.As("chi"), "accept");
    }

    private static Task<JsonElement> Account(RunningHost host, string userName, string role) => host.Post(
        "/api/accounts",
        new { userName, displayName = "Cán bộ", grants = new[] { new { role, unit = "X" } } },
        201);

    private static async Task<long> Bulk(RunningHost host, string verb, Dictionary<string, string>? cells = null)
    {
        var item = new Dictionary<string, object> { ["unit"] = "X", ["regime"] = "health", ["period"] = "2026-01-05" };
        if (cells is not null)
            item["cells"] = cells;
        var answer = (await host.Post($"/api/reports/bulk/{verb}", new { items = new[] { item } }, 200))
            .GetProperty("items")[0];
        Assert.True(answer.TryGetProperty("position", out var position), answer.ToString());
        return position.GetInt64();
    }

    private static object Unit(string code) => new { code, name = code, kind = "xa", effectiveFrom = "2026-01-01" };

    private static IEnumerable<string?> Codes(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString());

    private static string? Code(JsonElement problem) => problem.GetProperty("code").GetString();

    private static Task<RunningHost> RunningHostWithoutToken(RunningHost host)
    {
        host.Client.DefaultRequestHeaders.Authorization = null;
        return Task.FromResult(host);
    }
}
