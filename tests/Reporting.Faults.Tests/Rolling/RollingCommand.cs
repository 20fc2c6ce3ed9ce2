using System.Globalization;
using Reporting.Faults.Tests.Histories;
using Reporting.Faults.Tests.Hosts;
using Reporting.Faults.Tests.Pairs;

namespace Reporting.Faults.Tests.Rolling;

/// <summary>An older program's host and this one's on one database: <c>tests/rolling REF</c>.</summary>
internal static class RollingCommand
{
    private const int Wrong = 1;
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(5);

    /// <param name="program">The older program.</param>
    public static async Task<int> Run(string program)
    {
        using var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            interrupted.Cancel();
        };
        var ct = interrupted.Token;
        await using var pair = await Pair.Start(ct, program);
        Console.WriteLine("The older host serves, and the newer one is ready beside it.");
        await pair.Work(ct);
        await Task.Delay(Together, ct);
        var findings = new List<string>();
        foreach (var host in (HostProcess[])[pair.First, pair.Second]) findings.AddRange(await Reads(pair, host, ct));
        var (older, newer) = (Count(pair, 0), Count(pair, 1));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Together: {older:N0} commands answered by the older host, {newer:N0} by the newer one."));
        pair.LeaveFirst();
        await pair.First.DisposeAsync();
        await Task.Delay(Alone, ct);
        var judgement = await pair.Judge(ct);
        findings.AddRange(judgement.Findings.Select(f => f.ToString()));
        foreach (var finding in findings) Console.WriteLine(finding);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"rolling: {judgement.AcknowledgedCount:N0} commands acknowledged, {judgement.History.Reads.Count:N0} reads, "
            + $"{findings.Count} findings"));
        return findings.Count == 0 && older > 0 && newer > 0 ? 0 : Wrong;
    }

    /// <summary>Read models answer through each host, at least up to what was acknowledged through both.</summary>
    private static async Task<List<string>> Reads(Pair pair, HostProcess host, CancellationToken ct)
    {
        var findings = new List<string>();
        var position = pair.Recorder.Commands.Select(c => c.Answer).OfType<CommandAnswer.Ok>().Max(ok => ok.Position);
        foreach (var path in (string[])["/api/units", "/api/reports"])
        {
            var reply = await pair.Api.Get(host.Address, path, pair.Town.Tokens[Town.Administer], ct, position);
            var name = host == pair.First ? "the older" : "the newer";
            if (reply.Status != 200) findings.Add($"{path} of {name} host: {reply}");
        }

        return findings;
    }

    private static int Count(Pair pair, int host) => pair.Waits(host, TimeSpan.Zero).Length;
}
