using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Reporting.Host;
using Reporting.TestKit;

namespace Reporting.Cli.Tests;

/// <summary>What <c>serve</c> writes when its output is read by a program: a process of its own, whose every line is
/// caught.</summary>
public sealed partial class ServeLogTests : IDisposable
{
    private const string UserPhone = "0912345678";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-serve-tests-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Lines_are_JSON_that_ties_a_command_together_and_hold_no_secret()
    {
        var lines = new List<string>();
        var password = "";
        var token = "";
        var first = "";
        await Serve(lines, async client =>
        {
            password = await File.ReadAllTextAsync(Path.Combine(folder.FullName, DataFolder.FirstPasswordFile), Ct);
            var session = await client.PostAsJsonAsync("/api/sessions", new { userName = "admin", password }, Ct);
            token = (await session.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("token").GetString()!;
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            await Send(client, "/api/units", new { code = "VN", name = "Tên-đơn-vị-mật", kind = "nước" }, "key-1", 201);
            await Send(client, "/api/units", new { code = "VN", name = "Khác", kind = "nước" }, "key-2", 422);
            var issued = await Send(client, "/api/accounts", new
            {
                userName = "an", displayName = "An", phone = UserPhone, grants = Array.Empty<object>(),
            }, "key-3", 201);
            first = issued.GetProperty("firstPassword").GetString()!;
            await client.PostAsJsonAsync("/graphql", new { query = "{ units(first: 1) { nodes { code } } }" }, Ct);
        });
        var log = lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var command = Assert.Single(log, line => Text(line, "IdempotencyKey") == "key-1");
        Assert.StartsWith("POST /api/units answered 201 in ", Text(command, "@m"), StringComparison.Ordinal);
        Assert.Equal("RegisterUnit", Text(command, "Command"));
        Assert.True(Guid.TryParse(Text(command, "Account"), out _));
        Assert.Equal(Text(command, "@tr"), Text(command, "CorrelationId"));
        Assert.Equal(("case-7", "unit.code-taken"), Answered("key-2"));
        Assert.All(
            lines.SelectMany(line => new[] { password, token, first, UserPhone, "Tên-đơn-vị-mật" }.Select(secret => (line, secret))),
            pair => Assert.DoesNotContain(pair.secret, pair.line, StringComparison.Ordinal));

        (string?, string?) Answered(string key)
        {
            var line = Assert.Single(log, line => Text(line, "IdempotencyKey") == key);
            return (Text(line, "CorrelationId"), Text(line, "Code"));
        }
    }

    [Fact]
    public async Task People_read_text_and_as_little_as_they_like()
    {
        var lines = new List<string>();
        await Serve(lines, client => client.GetAsync("/api/units", Ct), "--log-format", "text", "--log-level", "warning");
        Assert.Contains(lines, line => line.StartsWith("Listening on http://127.0.0.1:", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("/api/units answered", StringComparison.Ordinal));
    }

    private static async Task<JsonElement> Send(HttpClient client, string path, object body, string key, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        if (status == 422)
            request.Headers.Add("X-Correlation-Id", "case-7");
        var response = await client.SendAsync(request, Ct);
        Assert.Equal(status, (int)response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        if (status == 422)
            Assert.Equal("case-7", answer.GetProperty("correlationId").GetString());
        return answer;
    }

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>Runs a server until the visit is over.</summary>
    private async Task Serve(List<string> lines, Func<HttpClient, Task> visit, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "reporting.dll");
        var start = new ProcessStartInfo(
            "dotnet", [program, "serve", "--data", folder.FullName, "--urls", "http://127.0.0.1:0", .. arguments])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["ConnectionStrings__Reporting"] = await TestPostgres.CreateDatabase(Ct);
        using var server = Process.Start(start)!;
        try
        {
            while (await server.StandardOutput.ReadLineAsync(Ct) is { } line)
            {
                lines.Add(line);
                if (Address().Match(line) is not { Success: true, Value: var address })
                    continue;
                using var client = new HttpClient { BaseAddress = new Uri(address) };
                await visit(client);
                using var stop = Process.Start("kill", ["-TERM", $"{server.Id}"]);
            }
            await server.WaitForExitAsync(Ct);
            Assert.Equal(0, server.ExitCode);
        }
        finally
        {
            if (!server.HasExited)
                server.Kill();
        }
    }

    [GeneratedRegex(@"(?<=Listening on )http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
