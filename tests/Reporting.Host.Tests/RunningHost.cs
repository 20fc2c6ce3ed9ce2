using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Domain.Accounts;
using Reporting.TestKit;
using Reporting.Write.Accounts;

namespace Reporting.Host.Tests;

/// <summary>A host on a database of its own, for one test.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly DirectoryInfo folder;

    private RunningHost(ReportingHost host, DirectoryInfo folder, List<string> said, string database)
    {
        (Host, this.folder, Said, Database) = (host, folder, said, database);
        Client = new HttpClient { BaseAddress = new Uri(host.Url) };
    }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ReportingHost Host { get; }

    public HttpClient Client { get; }

    /// <summary>What a person at the terminal was told.</summary>
    public List<string> Said { get; }

    public string Folder => folder.FullName;

    /// <summary>The owner's way to the database.</summary>
    public string Database { get; }

    /// <summary>Signs the client in as an account.</summary>
    public RunningHost As(string userName)
    {
        var token = Host.Services.GetRequiredService<Sessions>().Start(
            Account.IdOf(userName), "operator", isRestricted: false, TimeSpan.FromHours(1), null, null, Ct)
            .GetAwaiter().GetResult().Token;
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return this;
    }

    /// <param name="change">What else is special about the host.</param>
    public static async Task<RunningHost> Start(
        bool simulated = true, string? database = null, Func<HostOptions, HostOptions>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("reporting-host-tests-");
        var said = new List<string>();
        var options = new HostOptions
        {
            DataFolder = folder.FullName, ConnectionString = database ?? await TestPostgres.CreateDatabase(Ct),
            Url = "http://127.0.0.1:0", SimulatedClock = simulated, Say = said.Add, PasswordRounds = 1_000,
        };
        options = change?.Invoke(options) ?? options;
        var host = await ReportingHost.Build(options, Ct);
        await host.Start(Ct);
        return new RunningHost(host, folder, said, options.ConnectionString!);
    }

    public async Task<JsonElement> Post(string path, object body, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await Answer(await Client.SendAsync(request, Ct), status);
    }

    public async Task<JsonElement> Get(string path, int status, long? waitFor = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (waitFor is { } position)
            request.Headers.Add("Wait-For-Position", $"{position}");
        return await Answer(await Client.SendAsync(request, Ct), status);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static async Task<JsonElement> Answer(HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync(Ct);
        Assert.True((int)response.StatusCode == status, $"{status} expected, but: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
