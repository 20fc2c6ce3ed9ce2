using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Reporting.EventStore;
using Reporting.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Host.Tests;

/// <summary>What a balancer and an operator ask.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Without_its_database_a_host_lives_and_is_not_ready_and_comes_back_by_itself()
    {
        var database = await TestPostgres.CreateDatabase(RunningHost.Ct);
        await using var host = await RunningHost.Start(database: database);
        Assert.True(Is(await host.Get("/health/ready", 200), "ready"));
        await Allow(database, isAllowed: false);
        var away = await host.Get("/health/ready", 503);
        Assert.False(Is(away, "ready"));
        Assert.False(Is(away, "database"));
        Assert.Equal(JsonValueKind.Null, away.GetProperty("position").ValueKind);
        Assert.Equal("live", await host.Client.GetStringAsync("/health/live", RunningHost.Ct));
        await Allow(database, isAllowed: true);
        await Eventually(async () => (int)(await host.Client.GetAsync("/health/ready", RunningHost.Ct)).StatusCode == 200);
    }

    [Fact]
    public async Task A_projection_that_stands_before_an_event_is_named_and_the_host_is_not_ready()
    {
        await using var host = await RunningHost.Start();
        var store = host.Host.Services.GetRequiredService<PostgresEventStore>();
        var poison = Assert.IsType<AppendResult.Appended>(await store.Append(
            new AppendRequest(
                new Guid("00000000-0000-0000-0000-0000000000ab"), "regime", 0, default,
                [new EventToAppend("regime_defined", "None.None, None", "{\"code\":7}"u8.ToArray())], new EventMetadata()),
            RunningHost.Ct)).Receipt.Position;
        var stopped = default(JsonElement);
        await Eventually(async () =>
        {
            var response = await host.Client.GetAsync("/health/ready", RunningHost.Ct);
            var projections = (await response.Content.ReadFromJsonAsync<JsonElement>(RunningHost.Ct)).GetProperty("projections");
            stopped = projections.EnumerateArray().Single(p => p.GetProperty("name").GetString() == "regimes");
            return (int)response.StatusCode == 503 && stopped.GetProperty("state").GetString() == "stopped";
        });
        Assert.Equal(poison, stopped.GetProperty("failedPosition").GetInt64());
        Assert.Equal("JsonException", stopped.GetProperty("failure").GetString());
        Assert.Equal("live", await host.Client.GetStringAsync("/health/live", RunningHost.Ct));
    }

    /// <summary>To a host that can't connect, its server is away; the other tests' databases are not.</summary>
    private static async Task Allow(string database, bool isAllowed)
    {
        var settings = new NpgsqlConnectionStringBuilder(database);
        var name = settings.Database;
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync(RunningHost.Ct);
        await using var command = new NpgsqlCommand(
            $"alter database \"{name}\" with allow_connections {isAllowed}", connection);
        await command.ExecuteNonQueryAsync(RunningHost.Ct);
        await using var end = new NpgsqlCommand(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", connection);
        end.Parameters.Add(new NpgsqlParameter { Value = name });
        if (!isAllowed)
            await end.ExecuteNonQueryAsync(RunningHost.Ct);
    }

    private static bool Is(JsonElement health, string name) => health.GetProperty(name).GetBoolean();

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        while (!await holds())
            await Task.Delay(50, RunningHost.Ct);
    }
}
