using System.Diagnostics;
using Reporting.Faults.Tests.Hosts;

namespace Reporting.Faults.Tests.Outages;

/// <summary>PostgreSQL is killed under a host: who asks meanwhile is told to come again, and nobody restarts anything
/// by hand.</summary>
public sealed class ServerAwayTests(ITestOutputHelper output)
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Appends_in_flight_and_reads_are_answered_with_success_or_503_and_Retry_After()
    {
        var folder = Directory.CreateTempSubdirectory("reporting-faults-");
        try
        {
            using var api = new Api();
            await using var host = await HostProcess.Start(folder.FullName, null, Ct);
            var town = await Town.Found(api, host.Address, folder.FullName, Ct);
            using var stop = new CancellationTokenSource();
            var appends = Enumerable.Range(0, 6).Select(n => Append(api, host, town, n, stop.Token)).ToList();
            await Task.Delay(500, Ct);
            Signals.Kill(OwnDatabase.Pid(folder.FullName)!.Value);
            var reads = await ReadUntilAnswered(api, host, town);
            await api.Ready(host.Address, TimeSpan.FromSeconds(20), Ct);
            await Task.Delay(500, Ct);
            await stop.CancelAsync();
            var writes = (await Task.WhenAll(appends)).SelectMany(r => r).ToList();

            output.WriteLine($"reads: {Tell(reads)}; appends: {Tell(writes)}");
            Assert.Contains(reads, r => r.Reply.Status == 503);
            Assert.All(reads.Concat(writes), r =>
            {
                Assert.True(r.Reply.IsOk || (r.Reply.Status == 503 && r.Reply.RetryAfter > TimeSpan.Zero), r.ToString());
                Assert.True(r.Took < AnswerLimit, r.ToString());
            });
            Assert.True(writes[^1].Reply.IsOk);
            Assert.False(host.HasExited);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task What_was_acknowledged_just_before_the_kill_can_be_read_after_it_without_another_command()
    {
        var folder = Directory.CreateTempSubdirectory("reporting-faults-");
        try
        {
            using var api = new Api();
            await using var host = await HostProcess.Start(folder.FullName, null, Ct);
            var town = await Town.Found(api, host.Address, folder.FullName, Ct);
            var position = 0L;
            for (var day = 0; day < 20; day++)
            {
                var reply = await api.Post(
                    host.Address, $"/api/reports/{Town.Report("W1", day)}/assign", town.Tokens[Town.Administer], $"{day}",
                    Town.Owed("W1", day), Ct);
                Assert.True(reply.IsOk, reply.ToString());
                position = reply.Body.GetProperty("position").GetInt64();
            }

            // Read, so that the host knows the rows to be there: their commit is not waited for, and the kill takes it back.
            Assert.Equal(20, await Reports(api, host, town, position));
            await OwnDatabase.Kill(folder.FullName, Ct);
            await api.Ready(host.Address, TimeSpan.FromSeconds(20), Ct);
            Assert.Equal(20, await Reports(api, host, town, position));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> Reports(Api api, HostProcess host, Town town, long position)
    {
        var reply = await api.Get(host.Address, "/api/reports?first=100", town.Tokens[Town.Administer], Ct, position);
        Assert.True(reply.IsOk, $"{reply} {reply.Body}");
        return reply.Body.GetProperty("items").GetArrayLength();
    }

    private static async Task<List<(Reply Reply, TimeSpan Took)>> Append(
        Api api, HostProcess host, Town town, int client, CancellationToken stop)
    {
        var replies = new List<(Reply, TimeSpan)>();
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var day = (client * 1000) + i;
            var began = Stopwatch.GetTimestamp();
            var reply = await api.Post(
                host.Address, $"/api/reports/{Town.Report("W1", day)}/assign", town.Tokens[Town.Administer],
                $"{client}-{i}", Town.Owed("W1", day), Ct);
            replies.Add((reply, Stopwatch.GetElapsedTime(began)));
        }

        return replies;
    }

    private static async Task<List<(Reply Reply, TimeSpan Took)>> ReadUntilAnswered(
        Api api, HostProcess host, Town town)
    {
        var replies = new List<(Reply Reply, TimeSpan)>();
        while (!(replies.Exists(r => !r.Reply.IsOk) && replies[^1].Reply.IsOk) && replies.Count < 2000)
        {
            var began = Stopwatch.GetTimestamp();
            var reply = await api.Get(host.Address, "/api/units", town.Tokens[Town.Administer], Ct);
            replies.Add((reply, Stopwatch.GetElapsedTime(began)));
        }

        return replies;
    }

    private static string Tell(List<(Reply Reply, TimeSpan Took)> replies) =>
        string.Join(", ", replies.GroupBy(r => r.Reply.ToString()).Select(g => $"{g.Count()} x {g.Key}"))
        + $", the slowest after {replies.Max(r => r.Took).TotalSeconds:0.0} s";
}
