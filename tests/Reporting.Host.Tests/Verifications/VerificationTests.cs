using System.Text.Json;
using Npgsql;
using Reporting.Host.Verifications;
using Reporting.TestKit;

namespace Reporting.Host.Tests.Verifications;

/// <summary>A host compares its store with the log by itself, and tells the operators once of what is altered.</summary>
public sealed class VerificationTests
{
    [Fact]
    public async Task What_somebody_changed_in_the_database_is_an_incident()
    {
        var database = await TestPostgres.CreateDatabase(RunningHost.Ct);
        await using var host = await RunningHost.Start(database: database, change: options => options with
        {
            Verification = new VerificationOptions { FirstDelay = TimeSpan.Zero, Interval = TimeSpan.FromMilliseconds(100) },
        });
        host.As("admin");
        await host.Post("/api/units", new { code = "VN", name = "Việt Nam", kind = "nước" }, 201);
        var proven = await Reaches(host, "proven", position: 2);
        Assert.True(proven.GetProperty("wholeAt").GetDateTimeOffset() > DateTimeOffset.UnixEpoch);
        await using var owner = NpgsqlDataSource.Create(database);
        await using (var forge = owner.CreateCommand(
            "set session_replication_role = replica; update es.mt_events set data = jsonb_set(data, '{name}', '\"x\"') where seq_id = 2"))
            await forge.ExecuteNonQueryAsync(RunningHost.Ct);
        Assert.True((await Reaches(host, "altered", position: 2)).GetProperty("alarm").GetBoolean());
        var results = await Results(host);
        Assert.Contains("Event 2", results[0].GetProperty("findings")[0].GetString(), StringComparison.Ordinal);
        for (var more = results.Count(IsAltered) + 3; (await Results(host)).Count(IsAltered) < more;)
            await Task.Delay(50, RunningHost.Ct);
        await using var count = owner.CreateCommand("select count(*) from es.mt_events e where e.type = 'incident_raised'");
        Assert.Equal(1L, await count.ExecuteScalarAsync(RunningHost.Ct));
    }

    private static bool IsAltered(JsonElement result) => result.GetProperty("outcome").GetString() == "altered";

    private static async Task<List<JsonElement>> Results(RunningHost host) =>
        [.. (await host.Get("/api/ledger/verifications", 200)).GetProperty("newest").EnumerateArray()];

    private static async Task<JsonElement> Reaches(RunningHost host, string outcome, long position)
    {
        while (true)
        {
            var now = (await host.Get("/health/ready", 200)).GetProperty("verification");
            if (now.ValueKind == JsonValueKind.Object && now.GetProperty("outcome").GetString() == outcome
                && now.GetProperty("position").GetInt64() >= position)
                return now;
            await Task.Delay(50, RunningHost.Ct);
        }
    }
}
