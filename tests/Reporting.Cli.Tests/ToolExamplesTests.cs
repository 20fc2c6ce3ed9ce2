using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Reporting.Cli.Demo;
using Reporting.Cli.Replay;
using Reporting.Domain.Accounts;
using Reporting.Host;
using Reporting.Host.Operators;

namespace Reporting.Cli.Tests;

/// <summary>The examples at /openapi and /graphql run as they stand against the demo data.</summary>
public sealed class ToolExamplesTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "reporting-tools-" + Path.GetRandomFileName());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_example_is_answered_by_the_demo_data()
    {
        var options = await DemoStore.Prepare(
            new HostOptions { DataFolder = folder, Url = "http://127.0.0.1:0" },
            new Screen(TextWriter.Null, TextWriter.Null, isTerminal: false), Ct);
        await using var host = await ReportingHost.Build(options, Ct);
        await host.Start(Ct);
        using var client = new HttpClient { BaseAddress = new Uri(host.Url) };
        var tokens = new Dictionary<Role, string>();
        foreach (var role in new[] { Role.Read, Role.Enter, Role.Administer })
            tokens[role] = await OperatorToken.Issue(options, role, null, Ct);

        var document = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json", Ct))!;
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(method =>
            (Path: path.Key, Method: method.Key, Operation: method.Value!.AsObject()))).ToList();
        var run = 0;
        foreach (var (path, method, operation) in operations)
        {
            if (Request(path, method, operation) is not { } request)
                continue;
            var role = method == "get" ? Role.Read
                : path.EndsWith("/enter", StringComparison.Ordinal) ? Role.Enter : Role.Administer;
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens[role]);
            using var response = await client.SendAsync(request, Ct);
            Assert.True(
                response.IsSuccessStatusCode || Fontless(path, response),
                $"{operation["operationId"]}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Ct)}");
            run++;
        }
        Assert.Equal(11, run);

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens[Role.Read]);
        var examples = JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(Root(), "src", "Reporting.Console", "graphiql", "examples.json"), Ct))!.AsArray();
        Assert.InRange(examples.Count, 5, 50);
        foreach (var example in examples)
        {
            using var response = await client.PostAsJsonAsync("/graphql", new { query = (string)example!["query"]! }, Ct);
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Ct))!;
            Assert.Null(answer["errors"]);
            Assert.NotNull(answer["data"]);
        }
    }

    // A machine without fonts says so.
    private static bool Fontless(string path, HttpResponseMessage response) =>
        path.EndsWith(".pdf", StringComparison.Ordinal) && response.StatusCode == System.Net.HttpStatusCode.ServiceUnavailable;

    private static HttpRequestMessage? Request(string path, string method, JsonObject operation)
    {
        var body = operation["requestBody"]?["content"]?["application/json"]?["example"];
        var parameters = (operation["parameters"]?.AsArray() ?? []).Where(p => p!["example"] is not null).ToList();
        if (body is null && parameters.Count == 0)
            return null;
        var query = new List<string>();
        foreach (var parameter in parameters)
        {
            var (name, value) = ((string)parameter!["name"]!, (string)parameter["example"]!);
            if ((string)parameter["in"]! == "path")
                path = path.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            else
                query.Add($"{name}={Uri.EscapeDataString(value)}");
        }
        var request = new HttpRequestMessage(
            new HttpMethod(method), path + (query.Count == 0 ? "" : "?" + string.Join('&', query)));
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        }
        return request;
    }

    private static string Root()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ReportingEs.sln")))
            root = root.Parent ?? throw new DirectoryNotFoundException("No ReportingEs.sln above the tests.");
        return root.FullName;
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
