using Reporting.Faults.Tests.Hosts;
using Reporting.Faults.Tests.Loads;
using Reporting.TestKit;

namespace Reporting.Faults.Tests.Pairs;

/// <summary>Two hosts on one database, and clients that work on both. The first host holds the leases, as it was there
/// first.</summary>
internal sealed class Pair : IAsyncDisposable
{
    private const int ClientCount = 8;
    private const int ReportCount = 8;
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reporting-faults-");
    private readonly CancellationTokenSource _stop = new();
    private readonly int _seed = Random.Shared.Next(1, 1_000_000);
    private List<Task> _clients = [];
    private string _connectionString = "";

    public Api Api { get; } = new();

    public Recorder Recorder { get; } = new();

    public HostProcess First { get; private set; } = null!;

    public HostProcess Second { get; private set; } = null!;

    public Town Town { get; private set; } = null!;

    /// <summary>Starts both; the first one from another program where one is given.</summary>
    public static async Task<Pair> Start(CancellationToken ct, string? firstProgram = null)
    {
        var pair = new Pair { _connectionString = await TestPostgres.CreateDatabase(ct) };
        try
        {
            var data = pair._folder.FullName + "/data";
            pair.First = await HostProcess.Start(data, pair._connectionString, ct, firstProgram);
            pair.Town = await Town.Found(pair.Api, pair.First.Address, data, ct);
            await pair.Api.Ready(pair.First.Address, ReadyLimit, ct);
            pair.Second = await HostProcess.Start(data, pair._connectionString, ct);
            await pair.Api.Ready(pair.Second.Address, ReadyLimit, ct);
            return pair;
        }
        catch
        {
            await pair.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets clients work, every other one on each host.</summary>
    public async Task Work(CancellationToken ct)
    {
        var desk = new Desk(_seed, ReportCount);
        var setUp = new Client(0, _seed, Api, () => First.Address, Town, desk, Recorder);
        foreach (var report in desk.First) await setUp.Assign(report, ct);
        _clients =
        [
            .. Enumerable.Range(1, ClientCount)
                .Select(n => new Client(n, _seed, Api, () => HostOf(n).Address, Town, desk, Recorder))
                .Select(client => client.Run(_stop.Token, ct)),
        ];
    }

    /// <summary>From now on all clients work on the second host.</summary>
    public void LeaveFirst() => HostOf = _ => Second;

    /// <summary>Ends the work; what is wrong.</summary>
    public async Task<Judgement> Judge(CancellationToken ct)
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_clients);
        await using var store = new Store(_connectionString);
        return await Judgement.Of(Recorder, store, ct);
    }

    /// <summary>The answers that a host's clients got for what they asked for from a time on.</summary>
    public TimeSpan[] Waits(int host, TimeSpan from) =>
    [
        .. Recorder.Commands.Where(c => IsOf(c, host) && c.InvokedAt >= from)
            .Select(c => c.AnsweredAt - c.InvokedAt),
    ];

    /// <summary>The same after a while, and not before there is an answer: on a busy machine the while may be too short for one.
    /// </summary>
    public async Task<TimeSpan[]> WaitsAfter(TimeSpan least, int host, TimeSpan from, CancellationToken ct)
    {
        await Task.Delay(least, ct);
        for (var asked = Recorder.Now; ; await Task.Delay(50, ct))
        {
            var waits = Waits(host, from);
            if (waits.Length > 0 || Recorder.Now - asked > AnswerLimit) return waits;
        }
    }

    /// <summary>What the projections of a host are doing, by name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> States(HostProcess host, CancellationToken ct)
    {
        var reply = await Api.Get(host.Address, "/health/ready", null, ct);
        return reply.Body.GetProperty("projections").EnumerateArray()
            .ToDictionary(p => p.GetProperty("name").GetString()!, p => p.GetProperty("state").GetString()!);
    }

    /// <summary>Waits until all projections of a host are in a state; how long it took.</summary>
    public async Task<TimeSpan> Until(HostProcess host, string state, TimeSpan limit, CancellationToken ct)
    {
        var began = Recorder.Now;
        while (true)
        {
            var states = await States(host, ct);
            if (states.Values.All(s => s == state)) return Recorder.Now - began;
            if (Recorder.Now - began > limit)
                throw new TimeoutException(string.Join(", ", states.Select(s => $"{s.Key} {s.Value}")));
            await Task.Delay(50, ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_clients).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (First is not null) await First.DisposeAsync();
        if (Second is not null) await Second.DisposeAsync();
        Api.Dispose();
        _stop.Dispose();
        _folder.Delete(recursive: true);
    }

    private Func<int, HostProcess> HostOf { get => field ??= n => n % 2 == 0 ? First : Second; set; }

    private static bool IsOf(Histories.Command command, int host) =>
        int.Parse(command.Key.Split('-')[1], null) % 2 == host;
}
