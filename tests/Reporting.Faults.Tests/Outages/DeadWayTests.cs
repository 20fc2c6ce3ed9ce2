using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;
using Reporting.Faults.Tests.Hosts;
using Reporting.TestKit;

namespace Reporting.Faults.Tests.Outages;

/// <summary>Something between host and PostgreSQL forgets the connections that are open: nothing passes over them any more, and
/// nobody is told.</summary>
public sealed class DeadWayTests(ITestOutputHelper output)
{
    private const int ClientCount = 6;

    // Ten seconds until the silence is noticed, and what a busy machine takes.
    private static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(16);
    private static readonly TimeSpan BackLimit = TimeSpan.FromSeconds(28);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_silence_is_noticed_and_everything_goes_on_over_new_connections()
    {
        var folder = Directory.CreateTempSubdirectory("reporting-faults-");
        var database = await TestPostgres.CreateDatabase(Ct);
        var server = new NpgsqlConnectionStringBuilder(database);
        Assert.SkipUnless(server.Host!.StartsWith('/'), "needs the test's own server");
        await using var relay = new Relay(() => new UnixDomainSocketEndPoint($"{server.Host}/.s.PGSQL.{server.Port}"));
        var through = new NpgsqlConnectionStringBuilder(database)
        {
            Host = "127.0.0.1", Port = relay.Port, SslMode = SslMode.Disable,
        };
        try
        {
            using var api = new Api(TimeSpan.FromMinutes(2));
            await using var host = await HostProcess.Start(folder.FullName, through.ConnectionString, Ct);
            var town = await Town.Found(api, host.Address, folder.FullName, Ct);
            // All at once, so that many connections lie in the pool.
            await Task.WhenAll(Enumerable.Range(0, ClientCount).Select(day => Assign(api, host, town, day)));
            relay.Deafen();
            // What is under way on a dead connection waits for its own limit; what comes later must not.
            var underWay = Assign(api, host, town, 1000);
            await Task.Delay(SilenceMax, Ct);
            var began = Stopwatch.StartNew();
            for (var day = 2000; day < 2000 + (3 * ClientCount); day++)
            {
                var (reply, _) = await Assign(api, host, town, day);
                Assert.True(reply.IsOk, $"{day}: {reply} {reply.Body}");
                var read = await api.Get(host.Address, "/api/units", town.Tokens[Town.Administer], Ct);
                Assert.True(read.IsOk, $"{day}: {read} {read.Body}");
            }

            output.WriteLine($"{3 * ClientCount} commands and reads in a row took {began.Elapsed.TotalSeconds:0.0} s");
            Assert.True(began.Elapsed < BackLimit, $"{began.Elapsed}");
            var (first, took) = await underWay;
            output.WriteLine($"what was under way was answered {first} after {took.TotalSeconds:0.0} s");
            Assert.True(first.IsOk || first is { Status: 503, Code: "server.unavailable" }, $"{first} {first.Body}");
            Assert.True(took < AnswerLimit, $"{took}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(Reply Reply, TimeSpan Took)> Assign(Api api, HostProcess host, Town town, int day)
    {
        var began = Stopwatch.GetTimestamp();
        var reply = await api.Post(
            host.Address, $"/api/reports/{Town.Report("W1", day)}/assign", town.Tokens[Town.Administer], $"dead-{day}-{began}",
            Town.Owed("W1", day), Ct);
        return (reply, Stopwatch.GetElapsedTime(began));
    }
}
