using System.Diagnostics;
using System.Globalization;
using Reporting.Faults.Tests.Hosts;
using Reporting.Faults.Tests.Loads;
using Reporting.Faults.Tests.Notaries;
using Reporting.Host.Ledger;
using Reporting.TestKit;

namespace Reporting.Faults.Tests.Rows;

/// <summary>kill -9 of the notary, now at any moment, now after a step of its own: what was published only grows, and
/// every acknowledged event gets in.</summary>
internal sealed class NotaryRow(FaultOptions options, Load load, LedgerTown town, LogWatch watch)
{
    private const int PauseMaxMilliseconds = 150;
    private const int PublicationMax = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CatchUpLimit = TimeSpan.FromSeconds(60);
    private static readonly NotaryStep[] Steps = Enum.GetValues<NotaryStep>();

    private readonly Random _random = new(options.Seed);
    private readonly List<TimeSpan> _recoveries = [];

    public static async Task<FaultResult> Run(FaultOptions options, CancellationToken ct)
    {
        var database = await TestPostgres.CreateDatabase(ct);
        await using var host = await HostProcess.Start(options.Data, database, ct, HostWithoutNotary.Program);
        await using var load = new Load(options.Seed, () => host.Address);
        await load.Begin(options.Data, ct);
        await using var town = await LedgerTown.Begin(database, options.Folder, ct);
        await using var watch = new LogWatch(town.Log, town.Shard.Keys[0]);
        return await new NotaryRow(options, load, town, watch).Run(ct);
    }

    private async Task<FaultResult> Run(CancellationToken ct)
    {
        await using var store = new Store(town.ConnectionString);
        // Every second one is killed after a step, each step in its turn.
        foreach (var kill in options.Faults)
        {
            if (kill % 2 == 0) await KillAfter(Steps[kill / 2 % Steps.Length], kill, ct);
            else await KillAnywhere(kill, store, ct);
        }

        await load.Stop();
        await using (new NotaryChild(town)) await watch.Reaches(await store.Head(ct), CatchUpLimit, ct);
        var kept = Path.Combine(options.Folder, "seen");
        var seen = await watch.End(kept);
        return new FaultResult(await load.Judge(town.ConnectionString, ct), _recoveries, Limit)
        {
            SettledCount = load.Recorder.SettledCount,
            More = [.. seen, .. await Verifier.Judge(
                town.ConnectionString, town.Log.Path, kept, ["--policy", town.PolicyFile], ct)],
            Also = string.Create(CultureInfo.InvariantCulture, $"{watch.Count:N0} checkpoints seen, {watch.Size:N0} events"),
        };
    }

    private async Task KillAfter(NotaryStep step, int kill, CancellationToken ct)
    {
        var publication = _random.Next(1, PublicationMax + 1);
        await using var notary = new NotaryChild(town, step, publication);
        await notary.End(ct);
        Say(kill, $"after {step} of publication {publication}", null);
    }

    private async Task KillAnywhere(int kill, Store store, CancellationToken ct)
    {
        var began = Stopwatch.StartNew();
        var head = await store.Head(ct);
        await using var notary = new NotaryChild(town);
        // Now and then before it has done anything, mostly in the midst of its work.
        if (_random.Next(4) == 0)
        {
            await Task.Delay(_random.Next(PauseMaxMilliseconds), ct);
            await notary.Kill();
            Say(kill, "at once", null);
            return;
        }

        await watch.Reaches(head, CatchUpLimit, ct);
        _recoveries.Add(began.Elapsed);
        await Task.Delay(_random.Next(PauseMaxMilliseconds), ct);
        await notary.Kill();
        Say(kill, "at work", _recoveries[^1]);
    }

    private void Say(int kill, string when, TimeSpan? recovery) => options.Say(string.Create(
        CultureInfo.InvariantCulture,
        $"{kill,4}  notary {when}, {watch.Size:N0} events published{(recovery is { } took ? $", caught up after {took.TotalSeconds:0.0} s" : "")}"));
}
