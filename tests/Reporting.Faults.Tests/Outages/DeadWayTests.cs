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

    // Eight seconds for the append, and what a busy machine takes.
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BackLimit = TimeSpan.FromSeconds(45);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="pauseSeconds">After more than a second the session, too, is looked up over the dead way.</param>
    [Theory]
    [InlineData(0)]
    [InlineData(1.5)]
    public async Task The_silence_is_noticed_and_everything_goes_on_over_new_connections(double pauseSeconds)
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
            await Task.Delay(TimeSpan.FromSeconds(pauseSeconds), Ct);
            var (reply, took) = await Assign(api, host, town, 1000);
            output.WriteLine($"answered {reply} after {took.TotalSeconds:0.0} s");
            Assert.True(reply.IsOk || reply is { Status: 503, Code: "server.unavailable" }, $"{reply} {reply.Body}");
            Assert.True(took < AnswerLimit, $"{took}");

            var began = Stopwatch.StartNew();
            for (var day = 2000; day < 2000 + (10 * ClientCount); day++)
            {
                (reply, _) = await Assign(api, host, town, day);
                var read = await api.Get(host.Address, "/api/units", town.Tokens[Town.Administer], Ct);
                if (!reply.IsOk || !read.IsOk) day = 2000;
                Assert.True(began.Elapsed < BackLimit, $"{reply}, {read}");
            }

            output.WriteLine($"{10 * ClientCount} commands and reads in a row after {began.Elapsed.TotalSeconds:0.0} s");
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
