using System.Diagnostics;
using System.Globalization;
using Reporting.Faults.Tests.Hosts;
using Reporting.Faults.Tests.Loads;
using Reporting.TestKit;

namespace Reporting.Faults.Tests.Rows;

/// <summary>kill -9 of the host, or of its PostgreSQL, at moments that the seed chooses.</summary>
internal sealed class KillRow : IAsyncDisposable
{
    private const int PauseMaxMilliseconds = 900;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);

    private readonly FaultOptions _options;
    private readonly Random _random;
    private readonly Load _load;
    private readonly string? _server;
    private readonly List<TimeSpan> _recoveries = [];
    private HostProcess? _host;

    private KillRow(FaultOptions options, string? server)
    {
        (_options, _random, _server) = (options, new Random(options.Seed), server);
        _load = new Load(options.Seed, () => _host!.Address);
    }

    /// <summary>A host with a PostgreSQL of its own; now the one, now the other.</summary>
    public static Task<FaultResult> Mixed(FaultOptions options, CancellationToken ct) =>
        Run(options, null, random => random.Next(2) == 0, ct);

    /// <summary>Only the host; its PostgreSQL lives on beside it.</summary>
    public static async Task<FaultResult> Host(FaultOptions options, CancellationToken ct) =>
        await Run(options, await TestPostgres.CreateDatabase(ct), _ => true, ct);

    /// <summary>Only PostgreSQL, under a host that goes on.</summary>
    public static Task<FaultResult> Postgres(FaultOptions options, CancellationToken ct) =>
        Run(options, null, _ => false, ct);

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        await _load.DisposeAsync();
    }

    private static async Task<FaultResult> Run(
        FaultOptions options, string? server, Func<Random, bool> isHost, CancellationToken ct)
    {
        await using var row = new KillRow(options, server);
        row._host = await HostProcess.Start(options.Data, server, ct);
        await row._load.Begin(options.Data, ct);
        foreach (var kill in options.Faults) await row.KillOnce(kill, isHost(row._random), ct);
        await row._load.Work(ct);
        await row._load.Stop();
        await row._load.Api.Ready(row._host.Address, ReadyLimit, ct);
        return new FaultResult(await row._load.Judge(await row.Database(ct), ct), row._recoveries, Limit)
        {
            SettledCount = row._load.Recorder.SettledCount,
        };
    }

    private async Task KillOnce(int kill, bool isHost, CancellationToken ct)
    {
        await _load.Work(ct);
        await Task.Delay(_random.Next(PauseMaxMilliseconds), ct);
        var began = Stopwatch.StartNew();
        if (isHost) await KillHost(ct);
        else await OwnDatabase.Kill(_options.Data, ct);
        var up = began.Elapsed;
        await _load.Api.Ready(_host!.Address, ReadyLimit, ct);
        _recoveries.Add(began.Elapsed);
        _options.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{kill,4}  {(isHost ? "host" : "PostgreSQL"),-10}  up after {up.TotalSeconds:0.0} s, ready again after "
            + $"{_recoveries[^1].TotalSeconds:0.0} s, {_load.Recorder.Commands.Count:N0} commands answered"));
        await using var store = new Store(await Database(ct));
        _load.Recorder.Snapshots.Enqueue(await store.Snapshot(ct));
    }

    private async Task KillHost(CancellationToken ct)
    {
        var killed = _host!;
        await killed.Kill();
        _host = await HostProcess.Start(_options.Data, _server, ct);
        await killed.DisposeAsync();
    }

    private async Task<string> Database(CancellationToken ct) =>
        _server ?? await OwnDatabase.ConnectionString(_options.Data, ct);
}
