using System.Diagnostics;
using System.Globalization;
using Reporting.Faults.Tests.Histories;
using Reporting.Faults.Tests.Hosts;

namespace Reporting.Faults.Tests.Kills;

/// <summary>Eight clients work on a host while it, or its PostgreSQL, is killed at moments that a seed chooses; then
/// what they saw is judged.</summary>
internal sealed class KillRun(int killCount, int seed, string folder, Action<string> say) : IAsyncDisposable
{
    private const int ClientCount = 8;
    private const int ReportCount = 12;
    private const int PauseMaxMilliseconds = 900;
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(30);

    private readonly Random _random = new(seed);
    private readonly Recorder _recorder = new();
    private readonly Api _api = new();
    private HostProcess? _host;

    public int HostKillCount { get; private set; }

    public TimeSpan SlowestReady { get; private set; }

    /// <summary>Runs it; what is wrong, nothing when nothing is.</summary>
    public async Task<KillResult> Run(CancellationToken ct)
    {
        _host = await HostProcess.Start(folder, null, ct);
        var town = await Town.Found(_api, _host.Address, folder, ct);
        var desk = new Desk(seed, ReportCount);
        await Task.WhenAll(desk.First.Select((report, i) => Worker(-1 - i, town, desk).Assign(report, ct)));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var clients = Enumerable.Range(1, ClientCount).Select(n => Worker(n, town, desk).Run(stop.Token, ct)).ToList();
        try
        {
            for (var kill = 1; kill <= killCount; kill++) await KillOnce(kill, clients, ct);
            await Task.Delay(PauseMaxMilliseconds, ct);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(clients);
        }

        return await Judge(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        _api.Dispose();
    }

    private Client Worker(int number, Town town, Desk desk) =>
        new(number, seed, _api, () => _host!.Address, town, desk, _recorder);

    private async Task KillOnce(int kill, List<Task> clients, CancellationToken ct)
    {
        await Work(ct);
        await Task.Delay(_random.Next(PauseMaxMilliseconds), ct);
        // A client that stopped by a mistake of its own would make the rest of the run a show.
        foreach (var broken in clients.Where(c => c.IsFaulted)) await broken;
        var isHost = _random.Next(2) == 0;
        var began = Stopwatch.StartNew();
        if (isHost) await KillHost(ct);
        else await OwnDatabase.Kill(folder, ct);
        var up = began.Elapsed;
        await _api.Ready(_host!.Address, ReadyLimit, ct);
        var took = began.Elapsed;
        SlowestReady = took > SlowestReady ? took : SlowestReady;
        say(string.Create(
            CultureInfo.InvariantCulture,
            $"{kill,4}  {(isHost ? "host" : "PostgreSQL"),-10}  up after {up.TotalSeconds:0.0} s, ready again after "
            + $"{took.TotalSeconds:0.0} s, {_recorder.Commands.Count:N0} commands answered"));
        await using var store = await Look(ct);
        _recorder.Snapshots.Enqueue(await store.Snapshot(ct));
    }

    /// <summary>A kill of a host that does nothing yet would show nothing.</summary>
    private async Task Work(CancellationToken ct)
    {
        var before = _recorder.Commands.Count;
        var waited = Stopwatch.StartNew();
        while (_recorder.Commands.Count < before + ClientCount)
        {
            if (waited.Elapsed > ReadyLimit) throw new TimeoutException("The clients get no answers.");
            await Task.Delay(10, ct);
        }
    }

    private async Task KillHost(CancellationToken ct)
    {
        HostKillCount++;
        var killed = _host!;
        await killed.Kill();
        _host = await HostProcess.Start(folder, null, ct);
        await killed.DisposeAsync();
    }

    private async Task<Store> Look(CancellationToken ct) => new(await OwnDatabase.ConnectionString(folder, ct));

    private async Task<KillResult> Judge(CancellationToken ct)
    {
        await _api.Ready(_host!.Address, ReadyLimit, ct);
        await using var store = await Look(ct);
        var judgement = await Judgement.Of(_recorder, store, ct);
        return new KillResult(killCount, HostKillCount, seed, judgement, _recorder.SettledCount, SlowestReady);
    }
}

/// <summary>What a run came to.</summary>
internal sealed record KillResult(
    int KillCount, int HostKillCount, int Seed, Judgement Judgement, int SettledCount, TimeSpan SlowestReady)
{
    public static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(10);

    public IReadOnlyList<Finding> Findings => Judgement.Findings;

    public int AcknowledgedCount => Judgement.AcknowledgedCount;

    public bool IsRight => Findings.Count == 0 && SlowestReady <= ReadyLimit;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{KillCount} kills ({HostKillCount} host, {KillCount - HostKillCount} PostgreSQL), seed {Seed}: "
        + $"{AcknowledgedCount:N0} commands acknowledged, {Of("lost")} lost, {Of("doubled")} doubled, "
        + $"{SettledCount:N0} unknown settled, {RefusedCount:N0} refused, {Judgement.History.Reads.Count:N0} reads; "
        + $"{Findings.Count} findings; ready again after at most {SlowestReady.TotalSeconds:0.0} s");

    private int RefusedCount => Judgement.History.Commands.Count(c => c.Answer is CommandAnswer.Refused);

    private int Of(string kind) => Findings.Count(f => f.Kind == kind);
}
