using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Reporting.Cli.Demo;
using Reporting.Cli.Replay;
using Reporting.Domain.Accounts;
using Reporting.Host;
using Reporting.Host.Operators;

namespace Reporting.Cli.Tests;

/// <summary>What docs/graphql.md promises: each of its queries is answered by the demo data as printed there.</summary>
public sealed partial class DocumentedQueriesTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "reporting-docs-" + Path.GetRandomFileName());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_queries_of_the_documentation_are_answered_as_printed()
    {
        var options = await DemoStore.Prepare(
            new HostOptions { DataFolder = folder, Url = "http://127.0.0.1:0" },
            new Screen(TextWriter.Null, TextWriter.Null, isTerminal: false), Ct);
        await using var host = await ReportingHost.Build(options, Ct);
        await host.Start(Ct);
        using var client = new HttpClient { BaseAddress = new Uri(host.Url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", await OperatorToken.Issue(options, Role.Read, null, Ct));
        var position = (await Ask(client, "{ position }"))["data"]!["position"]!.ToString();
        client.DefaultRequestHeaders.Add("Wait-For-Position", position);

        var file = Path.Combine(Root(), "docs", "graphql.md");
        var text = await File.ReadAllTextAsync(file, Ct);
        var examples = Example().Matches(text);
        Assert.InRange(examples.Count, 10, 100);
        var answers = new List<string>();
        foreach (Match example in examples)
            answers.Add(Pretty(await Ask(client, example.Groups["query"].Value)));
        // After an intended change: REPORTING_WRITE_DOCS=1 writes the new answers.
        if (Environment.GetEnvironmentVariable("REPORTING_WRITE_DOCS") == "1")
        {
            var next = 0;
            text = Example().Replace(text, match => match.Value.Replace(
                match.Groups["answer"].Value, answers[next++], StringComparison.Ordinal));
            await File.WriteAllTextAsync(file, text, Ct);
        }
        Assert.Equal(Example().Matches(text).Select(match => match.Groups["answer"].Value), answers);
    }

    private static async Task<JsonNode> Ask(HttpClient client, string query)
    {
        using var response = await client.PostAsJsonAsync("/graphql", new { query }, Ct);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Ct))!;
    }

    /// <summary>A line for each object that has only leaves, so that rows stay rows.</summary>
    private static string Pretty(JsonNode answer) => Compact().Replace(
        answer.ToJsonString(new JsonSerializerOptions
        {
            WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }),
        match => Space().Replace(match.Value, " "));

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

    [GeneratedRegex(@"```graphql\n(?<query>.*?)```\n\n```json\n(?<answer>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"[{\[][^{}\[\]]*[}\]]")]
    private static partial Regex Compact();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex Space();
}
