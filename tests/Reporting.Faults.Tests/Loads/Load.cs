using System.Diagnostics;
using Reporting.Faults.Tests.Hosts;

namespace Reporting.Faults.Tests.Loads;

/// <summary>Eight clients at work on shared reports, until they are told to stop.</summary>
/// <param name="seed">Chooses what they do.</param>
/// <param name="host">Where they send it.</param>
/// <param name="patience">How long they wait for an answer before they send it again; null for half a minute.</param>
internal sealed class Load(int seed, Func<Uri> host, TimeSpan? patience = null) : IAsyncDisposable
{
    private const int ClientCount = 8;
    private const int ReportCount = 12;
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(90);

    private readonly Api _impatient = new(patience);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _clients = [];
    private Town? _town;

    public Api Api { get; } = new();

    public Recorder Recorder { get; } = new();

    public Town Town => _town ?? throw new InvalidOperationException("Nobody works yet.");

    /// <summary>Founds the town on a fresh store, and sends the clients to work.</summary>
    /// <param name="folder">The host's data folder.</param>
    /// <param name="ct">Ends it.</param>
    public async Task Begin(string folder, CancellationToken ct)
    {
        _town = await Town.Found(Api, host(), folder, ct);
        var desk = new Desk(seed, ReportCount);
        Client Worker(int number) => new(number, seed, _impatient, host, Town, desk, Recorder);
        await Task.WhenAll(desk.First.Select((report, i) => Worker(-1 - i).Assign(report, ct)));
        _clients.AddRange(Enumerable.Range(1, ClientCount).Select(number => Worker(number).Run(_stop.Token, ct)));
    }

    /// <summary>Waits for as many answers as there are clients: a fault of a host that does nothing would show
    /// nothing.</summary>
    public async Task Work(CancellationToken ct)
    {
        var before = Recorder.Commands.Count;
        var waited = Stopwatch.StartNew();
        while (Recorder.Commands.Count < before + ClientCount)
        {
            await Broken();
            if (waited.Elapsed > AnswerLimit) throw new TimeoutException("The clients get no answers.");
            await Task.Delay(10, ct);
        }
    }

    /// <summary>Waits until a command is acknowledged after a time of the recorder; how long that took.</summary>
    public async Task<TimeSpan> Acknowledged(TimeSpan since, CancellationToken ct)
    {
        while (Recorder.AcknowledgedAt <= since)
        {
            await Broken();
            if (Recorder.Now - since > AnswerLimit) throw new TimeoutException("No command is acknowledged any more.");
            await Task.Delay(5, ct);
        }

        return Recorder.AcknowledgedAt - since;
    }

    /// <summary>Ends the work; every command in hand is settled first.</summary>
    public async Task Stop()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_clients);
    }

    /// <summary>Ends the work, and judges it.</summary>
    public async Task<Judgement> Judge(string connectionString, CancellationToken ct)
    {
        await Stop();
        await using var store = new Store(connectionString);
        return await Judgement.Of(Recorder, store, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_clients).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Api.Dispose();
        _impatient.Dispose();
        _stop.Dispose();
    }

    /// <summary>A client that stopped by a mistake of its own would make the rest of the run a show.</summary>
    private Task Broken() => _clients.Find(client => client.IsFaulted) ?? Task.CompletedTask;
}
