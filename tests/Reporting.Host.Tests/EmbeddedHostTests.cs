using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Reporting.Host.Operators;
using Reporting.Domain.Accounts;
using Reporting.Embedded;

namespace Reporting.Host.Tests;

/// <summary>A host with its own PostgreSQL in a data folder, over its whole life.</summary>
public sealed class EmbeddedHostTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-host-tests-");

    private HostOptions Options =>
        new() { DataFolder = Path.Combine(folder.FullName, "data"), Url = "http://127.0.0.1:0" };

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_first_start_makes_an_account_and_the_next_one_finds_it_and_tokens_work_beside_it()
    {
        var refused = await Assert.ThrowsAsync<HostRefusedException>(
            () => OperatorToken.Issue(Options, Role.Administer, null, RunningHost.Ct));
        Assert.Contains("reporting serve", refused.Message, StringComparison.Ordinal);
        var said = new List<string>();
        var passwordFile = Path.Combine(Options.DataFolder, DataFolder.FirstPasswordFile);
        await using (var host = await ReportingHost.Build(Options with { Say = said.Add }, RunningHost.Ct))
        {
            await host.Start(RunningHost.Ct);
            var password = await File.ReadAllTextAsync(passwordFile, RunningHost.Ct);
            // What is said may end up in a log.
            Assert.Contains(passwordFile, Assert.Single(said), StringComparison.Ordinal);
            Assert.DoesNotContain(password, said[0], StringComparison.Ordinal);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(passwordFile));
            Assert.Equal(DatabaseRoles.Host, await CurrentUser(host));
            using var client = new HttpClient { BaseAddress = new Uri(host.Url) };
            var session = await client.PostAsJsonAsync(
                "/api/sessions", new { userName = "admin", password }, RunningHost.Ct);
            Assert.Equal(201, (int)session.StatusCode);
            await Registers(client, await OperatorToken.Issue(Options, Role.Administer, null, RunningHost.Ct));
            var second = await Assert.ThrowsAsync<EmbeddedPostgresException>(
                () => ReportingHost.Build(Options, RunningHost.Ct));
            Assert.Contains(Options.DataFolder, second.Message, StringComparison.Ordinal);
        }
        File.Delete(passwordFile);
        // Also while nothing runs.
        Assert.NotEmpty(await OperatorToken.Issue(Options, Role.Read, "admin", RunningHost.Ct));
        await Assert.ThrowsAsync<HostRefusedException>(
            () => OperatorToken.Issue(Options, Role.Enter, null, RunningHost.Ct));
        await Assert.ThrowsAsync<HostRefusedException>(
            () => OperatorToken.Issue(Options, Role.Read, "nobody", RunningHost.Ct));
        await using var again = await ReportingHost.Build(Options with { Say = said.Add }, RunningHost.Ct);
        Assert.Single(said);
        Assert.False(File.Exists(passwordFile));
    }

    private static async Task<string> CurrentUser(ReportingHost host)
    {
        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select session_user::text");
        return (string)(await command.ExecuteScalarAsync(RunningHost.Ct))!;
    }

    private static async Task Registers(HttpClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/units")
        {
            Content = JsonContent.Create(new { code = "VN", name = "Việt Nam", kind = "nước" }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", "1");
        var response = await client.SendAsync(request, RunningHost.Ct);
        Assert.Equal(201, (int)response.StatusCode);
        var health = await client.GetFromJsonAsync<JsonElement>("/health/ready", RunningHost.Ct);
        Assert.True(health.GetProperty("ready").GetBoolean(), health.ToString());
        Assert.Equal(2, health.GetProperty("position").GetInt64());
    }
}
