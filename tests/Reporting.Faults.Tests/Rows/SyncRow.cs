using System.Diagnostics;
using System.Globalization;
using Reporting.Faults.Tests.Histories;
using Reporting.Faults.Tests.Hosts;
using Reporting.Faults.Tests.Loads;
using Reporting.Faults.Tests.Machines;
using Reporting.Faults.Tests.Notaries;

namespace Reporting.Faults.Tests.Rows;

/// <summary>Every fsync of PostgreSQL, or of the host with its notary, fails for a while (EIO).</summary>
internal sealed class SyncRow(FaultOptions options, Load load, HostProcess host)
{
    private const int FaultMaxMilliseconds = 2000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly Random _random = new(options.Seed);
    private readonly List<Finding> _findings = [];
    private readonly List<TimeSpan> _recoveries = [];

    public static async Task<FaultResult> Run(FaultOptions options, CancellationToken ct)
    {
        await using var host = await HostProcess.Start(options.Data, null, ct);
        await using var load = new Load(options.Seed, () => host.Address);
        await load.Begin(options.Data, ct);
        return await new SyncRow(options, load, host).Run(ct);
    }

    private async Task<FaultResult> Run(CancellationToken ct)
    {
        foreach (var i in options.Faults)
        {
            await load.Work(ct);
            var took = i % 2 == 0 ? await FailNotary(ct) : await FailPostgres(ct);
            _recoveries.Add(took);
            options.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{i,4}  fsync failed in {(i % 2 == 0 ? "the notary" : "PostgreSQL")}; the work went on "
                + $"{took.TotalSeconds:0.0} s after the disk was whole"));
        }

        await load.Work(ct);
        await load.Stop();
        await load.Api.Ready(host.Address, ReadyLimit, ct);
        var database = await OwnDatabase.ConnectionString(options.Data, ct);
        var judgement = await load.Judge(database, ct);
        await LedgerState.Reaches(
            load.Api, host.Address, (await LedgerState.Of(load.Api, host.Address, ct)).Head, ReadyLimit, ct);
        return new FaultResult(judgement, _recoveries, Limit)
        {
            SettledCount = load.Recorder.SettledCount,
            More = [.. _findings, .. await Verifier.Judge(host, database, options.Data + "/ledger", ct)],
        };
    }

    /// <summary>PostgreSQL stops at once rather than acknowledge what may not be on the disk.</summary>
    private async Task<TimeSpan> FailPostgres(CancellationToken ct)
    {
        var postmaster = OwnDatabase.Pid(options.Data) ?? throw new InvalidOperationException("No server runs.");
        await using (await Strace.FailSyncs(Strace.Family(postmaster), ct))
            await Task.Delay(200 + _random.Next(FaultMaxMilliseconds), ct);
        var began = load.Recorder.Now;
        await load.Api.Ready(host.Address, ReadyLimit, ct);
        await load.Acknowledged(load.Recorder.Now, ct);
        return load.Recorder.Now - began;
    }

    /// <summary>The notary signs nothing, says so, and goes on when it can. Commands do not wait for it.</summary>
    private async Task<TimeSpan> FailNotary(CancellationToken ct)
    {
        LedgerState stopped, after;
        await using (await Strace.FailSyncs([host.Pid], ct))
        {
            stopped = await Stopped(ct);
            var asked = load.Recorder.Now;
            await load.Acknowledged(asked, ct);
            await Task.Delay(_random.Next(FaultMaxMilliseconds), ct);
            after = await LedgerState.Of(load.Api, host.Address, ct);
        }

        if (after.Position > stopped.Position)
            _findings.Add(new Finding("ledger", "it went on although nothing got to its disk", [$"{stopped}", $"{after}"]));
        var began = Stopwatch.StartNew();
        await LedgerState.Reaches(load.Api, host.Address, after.Head, ReadyLimit, ct);
        return began.Elapsed;
    }

    private async Task<LedgerState> Stopped(CancellationToken ct)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(20, ct))
        {
            var now = await LedgerState.Of(load.Api, host.Address, ct);
            if (now.State == "retrying") return now;
            if (waited.Elapsed <= StopLimit) continue;
            _findings.Add(new Finding("ledger", "health does not say that it has stopped", [$"{now}"]));
            return now;
        }
    }
}
