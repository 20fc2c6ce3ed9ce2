using System.Diagnostics;
using System.Globalization;

namespace Reporting.Bench;

/// <summary>What one run of one side gave.</summary>
internal readonly record struct Run(double Rate, double ClientMicroseconds, double? ServerMicroseconds);

/// <summary>Something to be measured: does its work until the token ends, and says how many operations that was.</summary>
internal sealed record Side(string Name, Func<CancellationToken, Task<long>> Work)
{
    /// <summary>Seconds of processor time of another process that works for this side; they count as the client's.</summary>
    public Func<double> FurtherCpu { get; init; } = () => 0;
}

/// <summary>Runs two sides in turn, several times, so that a noisy machine is noisy to both, and prints the medians.</summary>
internal sealed class Measure(ServerCpu server, BatchSizes batches, TimeSpan duration, int rounds)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2.5);

    public static void Header() => Console.WriteLine(
        $"{"",-34}{"ops/s",10}{"client us",11}{"server us",11}   {"limit",-36}{"ops/s",10}{"client us",11}{"server us",11}   ratio");

    public async Task Compare(string name, Side ours, Side limit)
    {
        // Warm: code compiled and compiled again for speed, statements prepared, files grown.
        await One(ours, WarmUp);
        await One(limit, WarmUp);
        batches.TakeMean();
        var (oursRuns, limitRuns) = (new List<Run>(), new List<Run>());
        for (var round = 0; round < rounds; round++)
        {
            limitRuns.Add(await One(limit, duration));
            oursRuns.Add(await One(ours, duration));
        }

        var (a, b) = (Median(oursRuns), Median(limitRuns));
        var ratios = oursRuns.Zip(limitRuns, (x, y) => x.Rate / y.Rate).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-34}{Cells(a)}   {limit.Name,-36}{Cells(b)}   {ratios[ratios.Count / 2]:0.00} ({ratios[0]:0.00} to {ratios[^1]:0.00})" +
            $"   {batches.TakeMean():0.0} requests a commit"));
    }

    private async Task<Run> One(Side side, TimeSpan time)
    {
        using var end = new CancellationTokenSource(time);
        using var process = Process.GetCurrentProcess();
        var (clientBefore, furtherBefore, serverBefore) = (process.TotalProcessorTime, side.FurtherCpu(), server.Seconds());
        var started = Stopwatch.GetTimestamp();
        var count = await side.Work(end.Token);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        process.Refresh();
        var client = ((process.TotalProcessorTime - clientBefore).TotalSeconds + side.FurtherCpu() - furtherBefore) * 1e6 / count;
        return new Run(count / seconds, client, (server.Seconds() - serverBefore) * 1e6 / count);
    }

    private static Run Median(List<Run> runs) => new(
        Middle(runs.Select(r => r.Rate)),
        Middle(runs.Select(r => r.ClientMicroseconds)),
        runs[0].ServerMicroseconds is null ? null : Middle(runs.Select(r => r.ServerMicroseconds!.Value)));

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static string Cells(Run run) => string.Create(
        CultureInfo.InvariantCulture, $"{run.Rate,10:0}{run.ClientMicroseconds,11:0.0}{run.ServerMicroseconds,11:0.0}");
}
