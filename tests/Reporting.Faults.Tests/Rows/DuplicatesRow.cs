using System.Globalization;
using Reporting.Faults.Tests.Histories;
using Reporting.Faults.Tests.Hosts;
using Reporting.Faults.Tests.Loads;
using Reporting.Faults.Tests.Pairs;

namespace Reporting.Faults.Tests.Rows;

/// <summary>One command many times at once, over two hosts, while others work: it has one effect and one answer.</summary>
internal sealed class DuplicatesRow(Pair pair, FaultOptions options)
{
    private const int CopyCount = 50;
    private const int Unprocessable = 422;
    private const int Malformed = 400;

    // Days that no client of the load works on.
    private const int FirstDay = 9000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly List<Finding> _findings = [];
    private readonly List<TimeSpan> _recoveries = [];
    private int _sentCount;

    public static async Task<FaultResult> Run(FaultOptions options, CancellationToken ct)
    {
        await using var pair = await Pair.Start(ct);
        await pair.Work(ct);
        return await new DuplicatesRow(pair, options).Run(ct);
    }

    private async Task<FaultResult> Run(CancellationToken ct)
    {
        foreach (var i in options.Faults)
        {
            var (id, day) = (Town.Report("W1", FirstDay + i), FirstDay + i);
            await Copies(id, Town.Administer, "assign", $"{options.Seed}-0-assign{i}", Town.Owed("W1", day), ct);
            await Copies(id, Town.Enter, "enter", $"{options.Seed}-0-enter{i}", Town.Figures(i, i + 1), ct);
            options.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{i,4}  {2 * CopyCount} copies of two commands answered after {_recoveries[^1].TotalSeconds:0.0} s"));
        }

        await Refusals(ct);
        return new FaultResult(await pair.Judge(ct), _recoveries, Limit)
        {
            SettledCount = pair.Recorder.SettledCount,
            More = _findings,
            Also = string.Create(CultureInfo.InvariantCulture, $"{_sentCount:N0} copies sent"),
        };
    }

    private async Task Copies(Guid id, string role, string verb, string key, object body, CancellationToken ct)
    {
        var invoked = pair.Recorder.Now;
        var replies = await Task.WhenAll(Enumerable.Range(0, CopyCount)
            .Select(copy => Settle(copy % 2 == 0 ? pair.First : pair.Second, id, role, verb, key, body, ct)));
        _recoveries.Add(pair.Recorder.Now - invoked);
        var answers = replies.Select(reply => $"{reply.Status} {reply.Body}").Distinct().ToList();
        if (answers.Count > 1) _findings.Add(new Finding("answers", $"{key} was answered in {answers.Count} ways", answers));
        pair.Recorder.Answered(new Command(
            key, id, invoked, pair.Recorder.Now, Answers.Of(replies[0]), [$"{CopyCount} copies of {key}: {replies[0]}"]));
    }

    /// <summary>Sends until there is an answer that stands: 409 says that another copy is still at work.</summary>
    private async Task<Reply> Settle(
        HostProcess host, Guid id, string role, string verb, string key, object body, CancellationToken ct)
    {
        while (true)
        {
            Interlocked.Increment(ref _sentCount);
            var reply = await pair.Api.Post(
                host.Address, $"/api/reports/{id}/{verb}", pair.Town.Tokens[role], key, body, ct);
            if (!reply.IsPassing) return reply;
            await Task.Delay(Pause, ct);
        }
    }

    /// <summary>The key of a command for another command, and no key at all.</summary>
    private async Task Refusals(CancellationToken ct)
    {
        var path = $"/api/reports/{Town.Report("W1", FirstDay + 1)}/enter";
        var token = pair.Town.Tokens[Town.Enter];
        var key = $"{options.Seed}-0-enter1";
        foreach (var host in (HostProcess[])[pair.First, pair.Second])
        {
            Require(Unprocessable, await pair.Api.Post(host.Address, path, token, key, Town.Figures(7, 8), ct));
            Require(Malformed, await pair.Api.Post(host.Address, path, token, "", Town.Figures(7, 8), ct));
        }
    }

    private void Require(int status, Reply reply)
    {
        if (reply.Status != status) _findings.Add(new Finding("key", $"{status} was due, {reply} came", [$"{reply.Body}"]));
    }
}
