using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Npgsql;

namespace Reporting.Bench;

/// <summary>A period opens for every commune of the country under ten regimes, while others go on: the obligations are to be
/// there within 20 seconds.</summary>
internal static class OpeningBench
{
    private const int Communes = 3_321, Regimes = 10;

    public static async Task Openings(string server)
    {
        var database = await BenchDatabase.CreateEmpty(server, CancellationToken.None);
        await using (var host = await HostProcess.Start(database))
        await using (var db = NpgsqlDataSource.Create(database))
        {
            await Prepare(host.Client);
            var watch = Stopwatch.StartNew();
            using var done = new CancellationTokenSource();
            var others = Others(host.Client, done.Token);
            for (var i = 1; i <= Regimes; i++)
                await Post(host.Client, $"/api/regimes/r{i}/open", new { period = "2099-01" });
            while (await Assigned(db) < Communes * Regimes)
                await Task.Delay(50);
            var seconds = watch.Elapsed.TotalSeconds;
            await done.CancelAsync();
            var latencies = await others;
            latencies.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"openings: {Communes * Regimes} obligations in {seconds:0.0} s ({Communes * Regimes / seconds:0}/s); beside them {latencies.Count} other commands, median {latencies[latencies.Count / 2]:0} ms, 99 % {latencies[latencies.Count * 99 / 100]:0} ms"));
        }

        await BenchDatabase.Drop(server, database);
    }

    private static async Task Prepare(HttpClient client)
    {
        await Post(client, "/api/units", new { code = "VN", name = "Việt Nam", kind = "nuoc", effectiveFrom = "2020-01-01" });
        await Post(client, "/api/units/bulk", new
        {
            items = Enumerable.Range(1, Communes).Select(i => new
            {
                code = $"{i:00000}", name = $"Xã {i}", kind = "xa", parent = "VN", effectiveFrom = "2020-01-01",
            }),
        });
        await Post(client, "/api/indicators", new
        {
            code = "cases", name = "Ca", unitOfMeasure = "ca", overUnits = "sum", overTime = "sum", decimals = 0,
        });
        await Post(client, "/api/templates/monthly/versions", new
        {
            version = 1, name = "Tháng", periodKind = "month", validFrom = "2020-01-01",
            rows = new[] { new { indicator = "cases" } }, constraints = Array.Empty<object>(),
        });
        for (var i = 1; i <= Regimes; i++)
        {
            await Post(client, "/api/regimes", new
            {
                code = $"r{i}", name = $"R {i}", template = "monthly", periodKind = "month", requestingUnit = "VN", reportersKind = "xa",
            });
        }
    }

    /// <summary>One client that sends one command after the other; how long each took, in milliseconds.</summary>
    private static async Task<List<double>> Others(HttpClient client, CancellationToken ct)
    {
        var latencies = new List<double>();
        while (!ct.IsCancellationRequested)
        {
            var watch = Stopwatch.StartNew();
            await Post(client, $"/api/incidents/{Guid.NewGuid()}", new { title = "x", text = "y" });
            latencies.Add(watch.Elapsed.TotalMilliseconds);
        }

        return latencies;
    }

    private static async Task<long> Assigned(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand("select count(*) from es.mt_streams where type = 'report'");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Post(HttpClient client, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await client.SendAsync(request);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path}: {await response.Content.ReadAsStringAsync()}");
    }
}
