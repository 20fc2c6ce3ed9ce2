using System.Diagnostics;
using System.Globalization;
using Reporting.Faults.Tests.Histories;
using Reporting.Faults.Tests.Hosts;
using Reporting.Faults.Tests.Loads;
using Reporting.Host;
using Reporting.Host.Operators;
using Reporting.Read;
using Reporting.Read.Projections;
using Reporting.TestKit;

namespace Reporting.Faults.Tests.Rows;

/// <summary>Read tables are made anew while clients write and others read them: no read fails.</summary>
internal static class RebuildRow
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly string[] Paths = ["/api/reports?first=100", "/api/units", "/api/reports?first=5"];

    public static async Task<FaultResult> Run(FaultOptions options, CancellationToken ct)
    {
        var database = await TestPostgres.CreateDatabase(ct);
        await using var host = await HostProcess.Start(options.Data, database, ct);
        await using var load = new Load(options.Seed, () => host.Address);
        await load.Begin(options.Data, ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var failed = new List<Finding>();
        var reading = Read(load, host.Address, failed, stop.Token, ct);
        var random = new Random(options.Seed);
        var took = new List<TimeSpan>();
        foreach (var i in options.Faults)
        {
            await load.Work(ct);
            // One alone now and then, mostly all: they are swapped in one after the other.
            string[] names = random.Next(3) == 0 ? [ReadModels.All[random.Next(ReadModels.All.Count)].Name] : [];
            var began = Stopwatch.StartNew();
            await OperatorRebuild.Run(
                new HostOptions { DataFolder = options.Data, ConnectionString = database }, names, new Silent(), ct);
            took.Add(began.Elapsed);
            options.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{i,4}  {(names is [var name] ? name : "all")} made anew in {took[^1].TotalSeconds:0.0} s"));
        }

        await stop.CancelAsync();
        var count = await reading;
        return new FaultResult(await load.Judge(database, ct), took, Limit)
        {
            SettledCount = load.Recorder.SettledCount,
            More = failed,
            Also = string.Create(CultureInfo.InvariantCulture, $"{count:N0} reads of lists, {failed.Count} failed"),
        };
    }

    private static async Task<int> Read(
        Load load, Uri host, List<Finding> failed, CancellationToken stop, CancellationToken ct)
    {
        var count = 0;
        for (; !stop.IsCancellationRequested; count++)
        {
            var reply = await load.Api.Get(host, Paths[count % Paths.Length], load.Town.Tokens[Town.Administer], ct);
            if (!reply.IsOk) failed.Add(new Finding("read", $"{Paths[count % Paths.Length]}: {reply}", [$"{reply.Body}"]));
            await Task.Delay(Pause, ct);
        }

        return count;
    }

    private sealed class Silent : IProgress<RebuildProgress>
    {
        public void Report(RebuildProgress value)
        {
        }
    }
}
