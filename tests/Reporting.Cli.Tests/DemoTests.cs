using System.Net.Http.Headers;
using System.Text.Json;
using Reporting.Host.Operators;
using Reporting.Cli.Demo;
using Reporting.Cli.Replay;
using Reporting.Domain.Accounts;
using Reporting.Host;

namespace Reporting.Cli.Tests;

/// <summary>What ./start shows to somebody who sees the system for the first time.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "reporting-demo-" + Path.GetRandomFileName());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_has_a_report_in_each_state_and_its_store_keeps_real_time()
    {
        var options = await DemoStore.Prepare(
            new HostOptions { DataFolder = folder, Url = "http://127.0.0.1:0" }, Silent(), Ct);
        Assert.False(options.SimulatedClock);

        await using var host = await ReportingHost.Build(options, Ct);
        await host.Start(Ct);
        using var client = new HttpClient { BaseAddress = new Uri(host.Url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", await OperatorToken.Issue(options, Role.Read, null, Ct));
        var states = new HashSet<string>();
        foreach (var period in new[] { "2026-08-09", "2026-09", "2026-10" })
        {
            using var page = JsonDocument.Parse(await client.GetStringAsync($"/api/reports?first=100&period={period}", Ct));
            states.UnionWith(page.RootElement.GetProperty("items").EnumerateArray()
                .Select(report => report.GetProperty("state").GetString()!));
        }
        Assert.Equal(
            ["ACCEPTED", "ASSIGNED", "CORRECTION_APPROVED", "CORRECTION_REQUESTED", "IN_ENTRY", "REJECTED", "RETURNED", "SENT",
                "SUBMITTED", "WITHDRAWN"],
            states.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_store_that_is_there_stays_as_it_is()
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "something"), "", Ct);
        var options = new HostOptions { DataFolder = folder };
        Assert.Same(options, await DemoStore.Prepare(options, Silent(), Ct));
    }

    [Fact]
    public async Task A_loading_that_was_interrupted_is_said()
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "demo.loading"), "", Ct);
        var refused = await Assert.ThrowsAsync<HostRefusedException>(() =>
            DemoStore.Prepare(new HostOptions { DataFolder = folder }, Silent(), Ct));
        Assert.Equal(
            $"Loading the demo data was interrupted; remove the folder {folder} and start again.", refused.Message);
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static Screen Silent() => new(TextWriter.Null, TextWriter.Null, isTerminal: false);
}
