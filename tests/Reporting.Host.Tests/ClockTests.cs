using Reporting.TestKit;

namespace Reporting.Host.Tests;

/// <summary>Real and simulated business time.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task A_store_with_real_time_has_no_clock_to_move_and_refuses_to_be_simulated()
    {
        var database = await TestPostgres.CreateDatabase(RunningHost.Ct);
        await using (var host = (await RunningHost.Start(simulated: false, database)).As("admin"))
            Assert.Equal("request.not-found",
                Code(await host.Post("/api/clock", new { now = "2030-01-01T00:00:00Z" }, 404)));
        var refused = await Assert.ThrowsAsync<HostRefusedException>(
            () => RunningHost.Start(simulated: true, database));
        Assert.Contains("--simulated-clock", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_simulated_store_stays_simulated_and_its_time_goes_on_where_it_stood()
    {
        var database = await TestPostgres.CreateDatabase(RunningHost.Ct);
        await using (var host = (await RunningHost.Start(simulated: true, database)).As("admin"))
            await host.Post("/api/clock", new { now = "2026-03-01T00:00:00Z" }, 200);
        await using (var again = (await RunningHost.Start(simulated: false, database)).As("admin"))
        {
            Assert.Equal("clock.back", Code(await again.Post("/api/clock", new { now = "2026-02-28T23:59:59Z" }, 422)));
            await again.Post("/api/units", new { code = "VN", name = "Việt Nam", kind = "nước" }, 201);
            var units = await again.Get("/api/units", 200, waitFor: 2);
            Assert.Equal("2026-03-01", units.GetProperty("items")[0].GetProperty("effectiveFrom").GetString());
        }
    }

    [Fact]
    public async Task Only_who_administers_a_root_moves_the_clock()
    {
        await using var host = (await RunningHost.Start()).As("admin");
        await host.Post(
            "/api/accounts",
            new { userName = "an", displayName = "An", grants = Array.Empty<object>() }, 201);
        Assert.Equal("request.forbidden",
            Code(await host.As("an").Post("/api/clock", new { now = "2026-01-01T00:00:00Z" }, 403)));
    }

    private static string? Code(System.Text.Json.JsonElement problem) => problem.GetProperty("code").GetString();
}
