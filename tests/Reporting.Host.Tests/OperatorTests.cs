using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Reporting.Domain.Accounts;
using Reporting.EventStore;
using Reporting.Host.Operators;
using Reporting.Read.Projections;

namespace Reporting.Host.Tests;

/// <summary>What an operator does beside a running host: rebuild read tables, and let one pass over an event it can't read.</summary>
public sealed class OperatorTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-operator-tests-");
    private readonly HttpClient client = new();
    private ReportingHost? host;

    private HostOptions Options =>
        new() { DataFolder = Path.Combine(folder.FullName, "data"), Url = "http://127.0.0.1:0" };

    public async ValueTask InitializeAsync()
    {
        host = await ReportingHost.Build(Options, RunningHost.Ct);
        await host.Start(RunningHost.Ct);
        client.BaseAddress = new Uri(host.Url);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", await OperatorToken.Issue(Options, Role.Administer, null, RunningHost.Ct));
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (host is not null)
            await host.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Read_tables_are_made_anew_beside_the_live_ones()
    {
        var before = await Units(await Register("VN"));
        var steps = new List<RebuildProgress>();
        await OperatorRebuild.Run(Options, ["units"], new Collect(steps), RunningHost.Ct);
        Assert.Equal(("units", "done"), (steps[^1].Name, steps[^1].State));
        Assert.Equal(before, await Units(await Register("HN")) - 1);
        var refused = await Assert.ThrowsAsync<HostRefusedException>(
            () => OperatorRebuild.Run(Options, ["tables"], new Collect(steps), RunningHost.Ct));
        Assert.Contains("audit-trail", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_projection_passes_over_an_event_only_when_the_operator_says_so()
    {
        await Register("VN");
        await using var store = await OperatorStore.Open(Options, RunningHost.Ct);
        var poison = Assert.IsType<AppendResult.Appended>(await store.Events.Append(
            new AppendRequest(
                new Guid("00000000-0000-0000-0000-0000000000aa"), "unit-register", 0, default,
                [new EventToAppend("unit_registered", "None.None, None", "{\"unitId\":7}"u8.ToArray())], new EventMetadata()),
            RunningHost.Ct)).Receipt.Position;
        // The audit trail shows every event, so it stands too; what does not concern a projection does not stop it.
        await Eventually(async () => (await Standing(poison)).SequenceEqual(["audit-trail", "units"]));
        await Assert.ThrowsAsync<HostRefusedException>(
            () => OperatorQuarantine.Run(Options, "units", poison + 1, "another one", "admin", RunningHost.Ct));
        await Assert.ThrowsAsync<HostRefusedException>(
            () => OperatorQuarantine.Run(Options, "units", poison, " ", "admin", RunningHost.Ct));
        foreach (var projection in await Standing(poison))
            await OperatorQuarantine.Run(Options, projection, poison, "Made by a test.", "admin", RunningHost.Ct);
        await Eventually(async () => (await Standing(poison)).Count == 0);
        await using (var kinds = store.Db.CreateCommand(
            """
            select array_agg(distinct s.type order by s.type) from es.mt_streams s
            join es.mt_events e on e.stream_id = s.id where e.type = 'event_quarantined'
            """))
            Assert.Equal(["operations"], (string[])(await kinds.ExecuteScalarAsync(RunningHost.Ct))!);
        Assert.Equal(2, await Units(await Register("HN")));
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        while (!await holds())
            await Task.Delay(50, RunningHost.Ct);
    }

    /// <summary>The projections that stand before an event, by name.</summary>
    private async Task<IReadOnlyList<string>> Standing(long position)
    {
        var response = await client.GetAsync("/health/ready", RunningHost.Ct);
        var projections = (await response.Content.ReadFromJsonAsync<JsonElement>(RunningHost.Ct)).GetProperty("projections");
        return
        [
            .. projections.EnumerateArray()
                .Where(p => p.GetProperty("failedPosition") is { ValueKind: JsonValueKind.Number } at && at.GetInt64() == position)
                .Select(p => p.GetProperty("name").GetString()!).Order(StringComparer.Ordinal),
        ];
    }

    private async Task<long> Register(string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/units")
        {
            Content = JsonContent.Create(new { code, name = code, kind = "province" }),
        };
        request.Headers.Add("Idempotency-Key", "register-" + code);
        var response = await client.SendAsync(request, RunningHost.Ct);
        Assert.Equal(201, (int)response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(RunningHost.Ct);
        return answer.GetProperty("position").GetInt64();
    }

    private async Task<int> Units(long position)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/units");
        request.Headers.Add("Wait-For-Position", $"{position}");
        var response = await client.SendAsync(request, RunningHost.Ct);
        Assert.Equal(200, (int)response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(RunningHost.Ct)).GetProperty("items").GetArrayLength();
    }

    private sealed class Collect(List<RebuildProgress> steps) : IProgress<RebuildProgress>
    {
        public void Report(RebuildProgress value) => steps.Add(value);
    }
}
